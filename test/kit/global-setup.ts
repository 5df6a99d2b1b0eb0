import { writeFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../browser/kit/chromium.js';
import { findNginx } from './nginx.js';
import { databasesCreated } from './servers/databases.js';
import { findServerBinary, identifyServer, startMariaDb, type DatabaseServer } from './servers/index.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where suites make databases with `createDatabase`; null where there is no server: skip, and say so. */
    databaseServer: DatabaseServer | null;
    /** The browser's program; null where there isn't one: skip, and say so. */
    chromium: string | null;
    /** The program of nginx; null where there isn't one: skip, and say so. */
    nginx: string | null;
  }
}

/**
 * Once per run: the server of TEST_DATABASE_URL, or a private one when mariadbd or mysqld is installed, or none.
 * What was there and how much it was used is left for `npm test`, in the file that EWF_TEST_REPORT names.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const own = !given && findServerBinary() !== null ? await startMariaDb() : null;
  const url = own?.url ?? given;
  const server = url ? await identifyServer(url) : null;
  const createdBefore = server === null ? 0 : await databasesCreated(server.url);
  project.provide('databaseServer', server);
  const chromium = findChromium();
  project.provide('chromium', chromium);
  const nginx = findNginx();
  project.provide('nginx', nginx);

  return async () => {
    try {
      report(
        { chromium, nginx },
        server,
        given ? 'given' : 'private',
        createdBefore,
        server && (await databasesCreated(server.url)),
      );
    } finally {
      await own?.stop();
    }
  };
}

function report(
  programs: Readonly<Record<string, string | null>>,
  server: DatabaseServer | null,
  origin: string,
  before: number,
  after: number | null,
): void {
  const file = process.env['EWF_TEST_REPORT'];
  if (!file) return;
  const found = server && {
    kind: server.kind,
    version: server.version,
    origin,
    databasesCreated: (after ?? 0) - before,
  };
  writeFileSync(file, JSON.stringify({ server: found, ...programs }));
}
