import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { Looking, routesOf, type Route } from './routes.js';

describe('policies', () => {
  let line: Line;
  let routes: Route[];
  beforeAll(async () => {
    line = await Line.open(sqlite, { modules: [Looking] });
    routes = routesOf(line);
  });
  afterAll(() => line.close());

  it('are declared by every route', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ policy }) => policy === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('let nobody in who is not signed in, but where they say so', async () => {
    const closed = routes.filter(({ policy }) => policy?.kind === 'signed-in' || policy?.kind === 'roles');
    for (const { method, path } of closed) {
      const url = `${line.url}/api${path.replaceAll(/:\w+/g, '1').replace(/\/$/, '')}`;
      const { status } = await fetch(url, { method });
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 401`);
    }
  });

  it('are open to the world for nothing but these', () => {
    const open = routes
      .filter(({ policy }) => policy?.kind === 'anyone')
      .map(({ method, path }) => `${method} ${path}`);
    expect(open.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'GET /auth/session',
      'GET /health/database',
      'GET /health/live',
      'GET /health/ready',
      'GET /line-audio/:file',
      'GET /line.vcf',
      'GET /metrics',
      'GET /on-call/calendar.ics',
      'POST /auth/login',
      'POST /auth/session',
    ]);
  });
});
