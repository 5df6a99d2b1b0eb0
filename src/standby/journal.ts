import { constants } from 'node:fs';
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fromLine, toLine, type JournalEntry } from './journal-entry.js';

const { O_RDWR, O_CREAT, O_APPEND } = constants;

/** What was answered while the database was away, on disk: lines are added, and all taken away when they are written. */
export class Journal {
  private file: FileHandle | undefined;

  constructor(private readonly folder: string) {}

  /**
   * Opens it and reads what it holds. A last line without its end is cut off: its request was never answered.
   * @throws Error when the folder can't be written.
   */
  async open(): Promise<JournalEntry[]> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, 'journal.ndjson');
    this.file = await open(path, O_RDWR | O_CREAT | O_APPEND, 0o600);
    const text = await readFile(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    await this.file.truncate(Buffer.byteLength(whole));
    const entries: JournalEntry[] = [];
    for (const line of whole.split('\n').filter((each) => each !== '')) {
      try {
        entries.push(fromLine(line));
      } catch {
        await this.putAside({ why: 'it can not be read', line });
      }
    }
    return entries;
  }

  /** Adds an entry; returns when it would outlive a loss of power. */
  async append(entry: JournalEntry): Promise<void> {
    if (!this.file) throw new Error('the journal is not open');
    await this.file.appendFile(toLine(entry));
    await this.file.datasync();
  }

  /** Takes everything away. */
  async clear(): Promise<void> {
    await this.file?.truncate(0);
    await this.file?.datasync();
  }

  /** Puts an entry aside that the database refuses, for a person to look at. */
  reject(entry: JournalEntry, why: string): Promise<void> {
    return this.putAside({ why, ...entry });
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = undefined;
  }

  private async putAside(what: object): Promise<void> {
    const file = await open(join(this.folder, 'rejected.ndjson'), 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(what)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}
