import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite, type TestDatabase } from '../kit/databases.js';
import { startService, type ServiceProcess } from '../kit/processes.js';

const assets = fileURLToPath(new URL('../../dist/web/assets', import.meta.url));

describe('the page, as the built service serves it', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  beforeAll(async () => {
    database = await sqlite.create();
    service = await startService({ DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await service.stop();
    await database.drop();
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${service.url}${path}`, { method, headers });

  it.each([
    '/',
    '/incidents',
    '/incidents/3',
    '/a/place/that/comes/later?at=1',
    '/index.html',
    '/..%2f..%2f..%2fetc/passwd',
  ])('%s is the page, asked for again each time', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<div id="root">');
  });

  it('its files are kept for ever, under names that change with them, and come compressed if asked', async () => {
    const name = readdirSync(assets).find((each) => /^index-.*\.js$/.test(each)) ?? '';
    const plain = await get(`/assets/${name}`, { 'Accept-Encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const whole = await plain.text();
    for (const encoding of ['br', 'gzip']) {
      const response = await get(`/assets/${name}`, { 'Accept-Encoding': encoding });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await response.text()).toBe(whole);
    }
  });

  it.each([
    ['/api/nothing', 404],
    ['/health/nothing', 404],
    ['/metrics/nothing', 404],
    ['/assets/nothing.js', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/api/users', 401],
    ['/health/live', 200],
    ['/metrics', 200],
  ])('%s is not the page: %i', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('<div id="root">');
  });

  it('answers nothing but questions', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(404);
    expect((await get('/', {}, 'HEAD')).status).toBe(200);
  });

  it('may run its own scripts and nobody else’s, and stands in nobody’s frame', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    const directives = new Map(
      policy.split(';').map((each) => [each.split(' ', 1)[0], each.split(' ').slice(1).join(' ')]),
    );
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('frame-ancestors')).toBe("'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|upgrade-insecure/);
    expect(await (await get('/')).text()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});
