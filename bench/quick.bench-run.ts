/**
 * The quick form of `bench/calls.mjs` on a MariaDB of its own: prints its figures, and fails where the bench itself does.
 *
 *   npx vitest run --config bench/vitest.config.ts quick
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startMariaDb } from '../test/kit/servers/index.js';

it('prints how fast calls go through the service', async () => {
  const server = await startMariaDb();
  try {
    const env = { ...process.env, BENCH_DATABASE_URL: server.url };
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/calls.mjs', 'quick'], { env });
    console.log(stdout);
    for (const atOnce of [1, 16]) {
      expect(stdout).toContain(`${atOnce} at once, service to minimum: `);
      expect(stdout).toContain(`${atOnce} at once, dialled calls, service to minimum: `);
    }
    expect(stdout).toContain('calls that want the same person first');
  } finally {
    await server.stop();
  }
});
