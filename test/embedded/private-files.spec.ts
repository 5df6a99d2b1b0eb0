import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDatabasePrivate } from '../../src/database/private-files.js';
import { Journal } from '../../src/calls/failover/journal.js';
import { writeSnapshot, type KnownBeside } from '../../src/calls/failover/snapshot.js';
import { modeOf } from './file.js';

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-private-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a folder with files in it, as an earlier release did. */
function wide(...names: readonly string[]): void {
  mkdirSync(data);
  chmodSync(data, 0o755);
  for (const name of names) {
    writeFileSync(join(data, name), '');
    chmodSync(join(data, name), 0o664);
  }
}

const modes = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, modeOf(join(data, name))]));

describe('the files of a database', () => {
  const path = () => join(data, 'ewf.sqlite');

  it('and the folder that holds nothing else become their owner’s alone', () => {
    wide('ewf.sqlite', 'ewf.sqlite-wal', 'ewf.sqlite-shm', 'ewf.sqlite.lock');
    mkdirSync(join(data, 'standby'));
    keepDatabasePrivate(path());
    expect(modes('ewf.sqlite', 'ewf.sqlite-wal', 'ewf.sqlite-shm', 'ewf.sqlite.lock', '.')).toEqual({
      'ewf.sqlite': '0600',
      'ewf.sqlite-wal': '0600',
      'ewf.sqlite-shm': '0600',
      'ewf.sqlite.lock': '0600',
      '.': '0700',
    });
  });

  it('are made for their owner alone', () => {
    wide();
    keepDatabasePrivate(path());
    expect(modes('ewf.sqlite', '.')).toEqual({ 'ewf.sqlite': '0600', '.': '0700' });
  });

  it('in a folder with other things in it leave the folder and these as they are', () => {
    wide('ewf.sqlite', 'somebody-elses');
    keepDatabasePrivate(path());
    expect(modes('ewf.sqlite', 'somebody-elses', '.')).toEqual({
      'ewf.sqlite': '0600',
      'somebody-elses': '0664',
      '.': '0755',
    });
  });

  it('leave a folder that is for everybody, as /tmp is', () => {
    wide('ewf.sqlite');
    chmodSync(data, 0o1777);
    keepDatabasePrivate(path());
    expect(modes('ewf.sqlite', '.')).toEqual({ 'ewf.sqlite': '0600', '.': '01777' });
  });

  it('that are stricter already stay so', () => {
    wide('ewf.sqlite');
    chmodSync(path(), 0o400);
    keepDatabasePrivate(path());
    expect(modes('ewf.sqlite')).toEqual({ 'ewf.sqlite': '0400' });
  });
});

describe('the files of the standby', () => {
  it('and their folder become their owner’s alone', async () => {
    wide('journal.ndjson', 'rejected.ndjson', 'snapshot.bin');
    const journal = new Journal(data);
    await journal.open();
    await writeSnapshot(data, {} as KnownBeside, []);
    expect(modes('journal.ndjson', 'rejected.ndjson', 'snapshot.bin', 'standby.lock', '.')).toEqual({
      'journal.ndjson': '0600',
      'rejected.ndjson': '0600',
      'snapshot.bin': '0600',
      'standby.lock': '0600',
      '.': '0700',
    });
    await journal.close();
  });

  it('are used by one journal at a time', async () => {
    const first = new Journal(data);
    const second = new Journal(data);
    await first.open();
    await expect(second.open()).rejects.toThrow(`${data} is already in use`);
    await first.close();
    await second.open();
    await second.close();
  });
});
