import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, inject } from 'vitest';
import { freePort } from './servers/port.js';
import { guardAgainstOurDeath } from './servers/watchdog.js';

/** Why the suites that need nginx are skipped where it is not installed. */
export const noNginxReason = 'nginx is not installed';

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'];
const DOCUMENT = new URL('../../docs/operations.md', import.meta.url);

/** The program of this machine: NGINX_PATH, or where packages put it; null where there isn't one. */
export function findNginx(): string | null {
  const given = process.env['NGINX_PATH'];
  return [...(given ? [given] : []), ...PLACES].find((path) => existsSync(path)) ?? null;
}

/** Runs a suite behind nginx where it is installed; where it is not, it shows as skipped. */
export function behindNginx(name: string, suite: () => void): void {
  if (inject('nginx') === null) describe.skip(`${name} (${noNginxReason})`, suite);
  else describe(name, suite);
}

/** A running nginx; its only log is what it complains of. */
export interface Nginx {
  readonly url: string;
  readonly complaints: () => string;
  stop(): Promise<void>;
}

/**
 * Starts nginx with the configuration of docs/operations.md, in which only addresses, the name and what belongs to TLS are
 * other ones.
 * @throws Error when it does not take it.
 */
export async function startNginx(ports: readonly [number, number]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'ewf-nginx-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, around(documented(port, ports), folder));
  const report = process.env['EWF_TEST_REPORT'];
  if (report) writeFileSync(`${report}.nginx`, '');
  const child = spawn(inject('nginx') ?? '', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const callOffWatchdog = guardAgainstOurDeath(child.pid ?? 0, folder);
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const complaints = (): string => readFileSync(join(folder, 'error.log'), 'utf8');
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    callOffWatchdog();
    rmSync(folder, { recursive: true, force: true });
  };
  const isUp = () => fetch(`${url}/metrics`).then(() => true).catch(() => false); // prettier-ignore
  while (!(await isUp())) {
    if (child.exitCode !== null) {
      const why = complaints();
      await stop();
      throw new Error(`nginx does not take the configuration of docs/operations.md:\n${why}`);
    }
    await pause(20);
  }
  return { url, complaints, stop };
}

/** The block of the document. @throws Error when something that is to be replaced is not in it. */
function documented(port: number, [one, other]: readonly [number, number]): string {
  const block = /```nginx\n([^]*?)```/.exec(readFileSync(DOCUMENT, 'utf8'))?.[1] ?? '';
  const replacements: readonly (readonly [RegExp, string])[] = [
    [/\b10\.0\.0\.11:3000\b/, `127.0.0.1:${one}`],
    [/\b10\.0\.0\.12:3000\b/, `127.0.0.1:${other}`],
    [/\blisten 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/^ *ssl_certificate .*\n/m, ''],
    [/^ *ssl_certificate_key .*\n/m, ''],
  ];
  return replacements.reduce((text, [what, by]) => {
    if (!what.test(text)) throw new Error(`the block of nginx in docs/operations.md has no ${what.source}`);
    return text.replace(what, by);
  }, block);
}

function around(block: string, folder: string): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return [
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'master_process off;',
    `pid ${join(folder, 'nginx.pid')};`,
    'events {}',
    'http {',
    'access_log off;',
    ...folders,
    block,
    '}',
  ].join('\n');
}
