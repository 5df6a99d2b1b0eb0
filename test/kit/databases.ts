import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { createDatabase, dropDatabase, noServerReason } from './servers/index.js';

/** A kind of database that a suite runs on. */
export interface DatabaseKind {
  readonly name: string;
  /** Makes an empty database of this kind. */
  create(): Promise<TestDatabase>;
}

/** An empty database of a test's own. */
export interface TestDatabase {
  /** As in DATABASE_URL. */
  readonly url: string;
  drop(): Promise<void>;
}

/** The embedded database, in a folder of its own. */
export const sqlite: DatabaseKind = {
  name: 'SQLite',
  create: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ewf-db-'));
    return {
      url: `sqlite:${join(folder, 'ewf.sqlite')}`,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

/** The database server of this run, or null where there isn't one. */
export function serverKind(): DatabaseKind | null {
  const server = inject('databaseServer');
  if (server === null) return null;
  return {
    name: server.kind === 'mariadb' ? 'MariaDB' : 'MySQL',
    create: async () => {
      const url = await createDatabase(server.url, 'line');
      return { url, drop: () => dropDatabase(url) };
    },
  };
}

/** Runs a suite on SQLite, and on the server where there is one; where there isn't one, it shows as skipped. */
export function onEachDatabase(name: string, suite: (kind: DatabaseKind) => void): void {
  describe(`${name} on SQLite`, () => suite(sqlite));
  onServer(name, suite);
}

/** Runs a suite on the server where there is one; where there isn't one, it shows as skipped. */
export function onServer(name: string, suite: (kind: DatabaseKind) => void): void {
  const server = serverKind();
  if (server) describe(`${name} on ${server.name}`, () => suite(server));
  else describe.skip(`${name} on MariaDB or MySQL (${noServerReason})`, () => suite(sqlite));
}
