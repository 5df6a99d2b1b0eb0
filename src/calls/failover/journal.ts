import { constants } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FileLock, makePrivateFolder, Mutex } from '../../database/index.js';
import { fromLine, toLine, type JournalEntry } from './journal-entry.js';
import { appendLines } from './lines-file.js';

const { O_RDWR, O_CREAT, O_APPEND } = constants;
const LOCK = 'standby.lock';
const JOURNAL = 'journal.ndjson';
const REJECTED = 'rejected.ndjson';
/** What STANDBY_DIR holds: names and phone numbers of people. */
const NAMES = [JOURNAL, REJECTED, 'snapshot.bin', 'snapshot.bin.new', LOCK];
/** The system's codes for a name that can't be that of a folder, which no repair of a disk changes. */
const MISTAKES = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
 * What was answered while the database was away, on disk: lines are added, and all taken away when they are written. A
 * disk that fails keeps nobody from an answer, nor from the database: what it did not take is kept and tried again.
 */
export class Journal {
  private file: FileHandle | undefined;
  private lock: FileLock | null = null;
  /** Lines that the disk has not taken yet, oldest first. */
  private unwritten: string[] = [];
  /** Lines to be put aside that the disk has not taken yet. */
  private unwrittenAside: string[] = [];
  /** Whether the file holds only what the database has, and could not be emptied. */
  private isStale = false;
  private failure: Error | null = null;
  private readonly queue = new Mutex();

  constructor(private readonly folder: string) {}

  /** Why the disk does not take what it should; null: it does. */
  get problem(): Error | null {
    return this.failure;
  }

  /**
   * Opens it and reads what it holds. What can't be read, such as a last line without its end, is put aside. Where the
   * folder can only be read, that is done, and `mend` tries again.
   * @throws Error when the folder is in use, by another process or this one, or its name can't be that of a folder.
   */
  async open(): Promise<JournalEntry[]> {
    let entries: JournalEntry[] | undefined;
    await this.attempt(async () => {
      entries = await this.takeAndRead();
      await this.writeAside();
    });
    if (this.failure !== null && isMistake(this.failure)) throw this.failure;
    return entries ?? (await this.read().catch(() => []));
  }

  /** Adds an entry; returns when it would outlive a loss of power. @throws Error when the disk does not take it. */
  async append(entry: JournalEntry): Promise<void> {
    this.unwritten.push(toLine(entry));
    await this.attempt(() => this.writeLines());
    if (this.failure !== null) throw this.failure;
  }

  /** Takes everything away, for the database has it. */
  async clear(): Promise<void> {
    this.unwritten = [];
    this.isStale = true;
    await this.attempt(() => this.empty());
  }

  /** Puts an entry aside that the database refuses, for a person to look at. */
  async reject(entry: JournalEntry, why: string): Promise<void> {
    this.putAside({ why, ...entry });
    await this.attempt(() => this.writeAside());
  }

  /** Tries again what the disk did not take; returns the entries of a journal that could not be opened before. */
  async mend(): Promise<JournalEntry[]> {
    let found: JournalEntry[] = [];
    await this.attempt(async () => {
      if (this.file === undefined) found = await this.takeAndRead();
      await this.writeAside();
      await this.writeLines();
      if (this.isStale) await this.empty();
    });
    return found;
  }

  async close(): Promise<void> {
    await this.file?.close().catch(() => undefined);
    this.file = undefined;
    this.lock?.release();
    this.lock = null;
  }

  private async takeAndRead(): Promise<JournalEntry[]> {
    try {
      makePrivateFolder(this.folder, NAMES);
      this.lock = FileLock.take(join(this.folder, LOCK));
      if (this.lock === null) throw new FolderInUse(this.folder);
      this.file = await open(join(this.folder, JOURNAL), O_RDWR | O_CREAT | O_APPEND, 0o600);
      return await this.read();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private async read(): Promise<JournalEntry[]> {
    const text = await readFile(join(this.folder, JOURNAL), 'utf8');
    const entries: JournalEntry[] = [];
    for (const line of text.split('\n').filter((each) => each !== '')) {
      try {
        entries.push(fromLine(line));
      } catch {
        this.putAside({ why: 'it can not be read', line });
      }
    }
    return entries;
  }

  private async writeLines(): Promise<void> {
    const { length } = this.unwritten;
    if (length === 0) return;
    await appendLines(this.opened(), this.unwritten.join(''));
    this.unwritten.splice(0, length);
    this.isStale = false;
  }

  private async empty(): Promise<void> {
    await this.writeAside();
    const file = this.opened();
    await file.truncate(0);
    await file.datasync();
    this.isStale = false;
  }

  private putAside(what: object): void {
    this.unwrittenAside.push(`${JSON.stringify(what)}\n`);
  }

  private async writeAside(): Promise<void> {
    const { length } = this.unwrittenAside;
    if (length === 0) return;
    const file = await open(join(this.folder, REJECTED), O_RDWR | O_CREAT | O_APPEND, 0o600);
    try {
      await appendLines(file, this.unwrittenAside.join(''));
      this.unwrittenAside.splice(0, length);
    } finally {
      await file.close();
    }
  }

  private opened(): FileHandle {
    if (!this.file) throw this.failure ?? new Error('the journal is not open');
    return this.file;
  }

  /** Runs what needs the disk, one after the other, and remembers whether the last failed. */
  private attempt(task: () => Promise<void>): Promise<void> {
    return this.queue.run(async () => {
      try {
        await task();
        this.failure = null;
      } catch (error) {
        this.failure = error instanceof Error ? error : new Error(String(error));
      }
    });
  }
}

/** Another process has the folder, or this one has it already. */
class FolderInUse extends Error {
  constructor(folder: string) {
    super(`${resolve(folder)} is already in use: stop the service that uses it, or name another folder`);
  }
}

function isMistake(error: unknown): boolean {
  return error instanceof FolderInUse || MISTAKES.has((error as NodeJS.ErrnoException).code ?? '');
}
