import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Environment } from '../config/index.js';
import { DatabaseAway, UnitOfWork, type Unit } from '../database/index.js';
import { readSettings, usualSettings, type LineSettings } from './line-settings.js';

const LOOK_EVERY_MS = 5000;
const START_TIMEOUT_MS = 2000;
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
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();

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
    const known = new AbortController();
    const late = setTimeout(START_TIMEOUT_MS, undefined, { signal: known.signal }).catch(() => undefined);
    await Promise.race([this.look(), late]);
    known.abort();
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
    this.stored = stored;
    this.settings = readSettings(stored, this.environment.lineLanguage);
    await this.keepCopy(stored);
  }

  private look(): Promise<unknown> {
    this.looking = this.looking
      .then(() => this.refresh())
      .catch((error: unknown) => {
        if (error instanceof DatabaseAway) return;
        const why = error instanceof Error ? error.message : String(error);
        this.logger.warn({ msg: 'the texts of the line could not be read: those known before are spoken', why });
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
