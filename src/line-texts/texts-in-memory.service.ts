import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Environment } from '../config/index.js';
import { DatabaseAway, UnitOfWork, type Unit } from '../database/index.js';
import { readCopies } from './audio/audio-rows.js';
import { readSettings, usualSettings, type LineSettings } from './line-settings.js';

const LOOK_EVERY_MS = 5000;
const START_TIMEOUT_MS = 2000;
/** How long a request for a copy that isn't known waits for a look at the database. */
const COPY_TIMEOUT_MS = 1000;
const FILE = 'line-texts.json';
const ROW = 1;

/**
 * Has what people hear on the line at hand, so that no call asks the database for it. It looks at the database every few
 * seconds, for another instance may have changed it, and keeps a copy on disk for a start while the database is away.
 */
@Injectable()
export class TextsInMemory implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('LineTexts');
  private settings: LineSettings;
  /** As it is stored; null: nothing was read yet. */
  private stored: string | null = null;
  /** Copies of what is heard from files, by id; those that were replaced last are kept for calls that have begun. */
  private copies: ReadonlyMap<string, Buffer> = new Map();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private isLooking = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly environment: Environment,
  ) {
    this.settings = usualSettings(environment.lineLanguage);
  }

  /** What people hear now. */
  get current(): LineSettings {
    return this.settings;
  }

  async onApplicationBootstrap(): Promise<void> {
    const copy = await readFile(this.path, 'utf8').catch(() => null);
    if (copy !== null && this.stored === null) this.settings = readSettings(copy, this.environment.lineLanguage);
    // A database that is slow, or away, keeps no instance from starting.
    await this.lookFor(START_TIMEOUT_MS);
  }

  /** Whether the copy of a file can be played now. */
  isAtHand(id: string): boolean {
    return this.copies.has(id);
  }

  /** Returns the copy of a file, also one that another instance has just stored; null: there isn't one. */
  async copyOf(id: string): Promise<Buffer | null> {
    if (!this.copies.has(id)) await this.lookFor(COPY_TIMEOUT_MS);
    return this.copies.get(id) ?? null;
  }

  /** Looks every five seconds from now on. */
  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Reads what is stored. @throws DatabaseAway */
  async refresh(): Promise<void> {
    const stored = await this.unitOfWork.run(readStored);
    if (stored === this.stored) return;
    const settings = readSettings(stored, this.environment.lineLanguage);
    this.copies = await this.copiesFor(settings);
    this.stored = stored;
    this.settings = settings;
    await this.keepCopy(stored);
  }

  /** The copies that settings name, and those of the settings before them. */
  private async copiesFor(settings: LineSettings): Promise<ReadonlyMap<string, Buffer>> {
    const before = new Map([...this.copies].filter(([id]) => idsIn(this.settings).includes(id)));
    const missing = idsIn(settings).filter((id) => !before.has(id));
    if (missing.length === 0) return before;
    return new Map([...before, ...(await this.unitOfWork.run((unit) => readCopies(unit, missing)))]);
  }

  /** Looks at the database, and waits for it so long at most. */
  private async lookFor(milliseconds: number): Promise<void> {
    const known = new AbortController();
    const late = setTimeout(milliseconds, undefined, { signal: known.signal }).catch(() => undefined);
    await Promise.race([this.isLooking ? this.looking : this.look(), late]);
    known.abort();
  }

  private look(): Promise<unknown> {
    this.isLooking = true;
    this.looking = this.looking
      .then(() => this.refresh())
      .catch((error: unknown) => {
        if (error instanceof DatabaseAway) return;
        const why = error instanceof Error ? error.message : String(error);
        this.logger.warn({ msg: 'the texts of the line could not be read: those known before are spoken', why });
      })
      .finally(() => {
        this.isLooking = false;
      });
    return this.looking;
  }

  private async keepCopy(stored: string): Promise<void> {
    try {
      await mkdir(this.environment.standbyDir, { recursive: true, mode: 0o700 });
      await writeFile(`${this.path}.new`, stored, { mode: 0o600 });
      await rename(`${this.path}.new`, this.path);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn({ msg: 'no copy of the texts of the line could be kept in STANDBY_DIR', why });
    }
  }

  private get path(): string {
    return join(this.environment.standbyDir, FILE);
  }
}

function idsIn({ audio }: LineSettings): string[] {
  return [...Object.values(audio.en), ...Object.values(audio.es)].map(({ id }) => id);
}

/** Returns the settings as they are stored. */
export async function readStored(unit: Unit): Promise<string> {
  const [row] = await unit.rows<{ data: string }>('SELECT `data` FROM `line_texts` WHERE `id` = ?', [ROW]);
  return row?.data ?? '{}';
}

/** Stores settings. */
export async function writeStored(unit: Unit, data: string): Promise<void> {
  const again = unit.isEmbedded
    ? 'ON CONFLICT (`id`) DO UPDATE SET `data` = excluded.`data`'
    : 'ON DUPLICATE KEY UPDATE `data` = VALUES(`data`)';
  await unit.change(`INSERT INTO \`line_texts\` (\`id\`, \`data\`) VALUES (?, ?) ${again}`, [ROW, data]);
}
