import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { ensureBuild } from '../kit/processes.js';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'database', 'cli.js');
const NAMES = migrations('UTC').map(({ name }) => name);

let folder: string;
beforeEach(() => {
  ensureBuild();
  folder = mkdtempSync(join(tmpdir(), 'ewf-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string): string {
  const env = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${join(folder, 'ewf.sqlite')}` };
  return execFileSync(process.execPath, [cli, command], { cwd: folder, env, encoding: 'utf8' });
}

it('the commands apply migrations, take the newest back, and tell which are there', () => {
  expect(run('list')).toBe(`${NAMES.map((name) => `  ${name}\n`).join('')}0 of ${NAMES.length} applied\n`);
  expect(run('up')).toBe(NAMES.map((name) => `applied ${name}\n`).join(''));
  expect(run('up')).toBe('nothing to do\n');
  run('down');
  const lines = NAMES.map((name, index) => `${index < NAMES.length - 1 ? 'x' : ' '} ${name}\n`);
  expect(run('list')).toBe(`${lines.join('')}${NAMES.length - 1} of ${NAMES.length} applied\n`);
});
