import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A database server that is installed on this machine, started by nobody yet. */
export interface ServerBinary {
  readonly kind: 'mariadb' | 'mysql';
  readonly path: string;
}

/** Why the suites that need a server are skipped where none is installed. */
export const noServerReason = 'neither mariadbd nor mysqld is installed';

/** The server to start: mariadbd before mysqld, on PATH or where servers usually are; null when there isn't one. */
export function findServerBinary(): ServerBinary | null {
  const path = process.platform === 'win32' ? null : (findBinary('mariadbd') ?? findBinary('mysqld'));
  if (path === null) return null;
  // Debian's mysqld is MariaDB, so only the version tells.
  const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  return { kind: /mariadb/i.test(version) ? 'mariadb' : 'mysql', path };
}

/** MariaDB's script that makes a data folder: beside the server, on PATH, under its new name or its old one. */
export function findInstallScript(server: string): string {
  for (const name of ['mariadb-install-db', 'mysql_install_db']) {
    const path = findBinary(name, [dirname(server)]);
    if (path !== null) return path;
  }
  throw new Error(`${server} is there, but mariadb-install-db is not: install the rest of the server's package`);
}

function findBinary(name: string, first: readonly string[] = []): string | null {
  const usual = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  const folders = [...first, ...(process.env['PATH'] ?? '').split(delimiter), ...usual];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
