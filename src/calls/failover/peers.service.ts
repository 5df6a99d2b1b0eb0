import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { Environment } from '../../config/index.js';
import { DatabaseAvailability, UnitOfWork, type Unit } from '../../database/index.js';

/** How often an instance says that it is there, in milliseconds. */
const BEAT_MS = 5000;
/** For how long an instance counts that says nothing more, in seconds. */
const COUNTS_SECONDS = 60;
/** After how long it is forgotten, in seconds. */
const KEPT_SECONDS = 86_400;
/** How long another instance may take to answer, in milliseconds. */
const ANSWER_MS = 300;
/** For how long an answer counts, in milliseconds. */
const FRESH_MS = 1000;
/** How many of its addresses an instance tells. */
const MAX_ADDRESSES = 3;

/** What an instance says of itself to another. */
export interface InstanceState {
  /** A UUID of the process. */
  readonly instance: string;
  readonly database: 'ok' | 'away';
}

/**
 * The other instances on the same database. Each writes down where it can be reached; one that has lost its database asks
 * them whether they have theirs, for then calls are better sent to them.
 */
@Injectable()
export class Peers {
  private readonly id = randomUUID();
  private others: readonly { readonly id: string; readonly urls: readonly string[] }[] = [];
  private readonly hasServer: boolean;
  private beatAt = Number.NEGATIVE_INFINITY;
  private asked: { readonly at: number; readonly isAlone: Promise<boolean> } | null = null;

  constructor(
    private readonly availability: DatabaseAvailability,
    private readonly unitOfWork: UnitOfWork,
    private readonly http: HttpAdapterHost,
    environment: Environment,
  ) {
    this.hasServer = environment.database.kind !== 'sqlite';
  }

  /** What this instance says of itself. */
  get state(): InstanceState {
    return { instance: this.id, database: this.availability.isAway ? 'away' : 'ok' };
  }

  /** How many others there are, as far as is known. */
  get count(): number {
    return this.others.length;
  }

  /** Says that this instance is there, and learns of the others, when it is time to. @throws DatabaseAway */
  async beatWhenDue(): Promise<void> {
    const urls = this.ownUrls();
    if (!this.hasServer || urls.length === 0 || performance.now() - this.beatAt < BEAT_MS) return;
    this.beatAt = performance.now();
    await this.unitOfWork.run((unit) => this.beat(unit, urls.join(' ')));
  }

  /** Whether this instance has lost its database while another one, which can be reached, has it. Answers in 0.3 s. */
  async isAlone(): Promise<boolean> {
    if (!this.availability.isAway || this.others.length === 0) return false;
    if (this.asked === null || performance.now() - this.asked.at > FRESH_MS) {
      this.asked = { at: performance.now(), isAlone: this.askAll() };
    }
    return this.asked.isAlone;
  }

  private async beat(unit: Unit, urls: string): Promise<void> {
    await unit.change(
      'INSERT INTO `instances` (`id`, `urls`, `seen_at`) VALUES (?, ?, UTC_TIMESTAMP(3)) ' +
        'ON DUPLICATE KEY UPDATE `urls` = ?, `seen_at` = UTC_TIMESTAMP(3)',
      [this.id, urls, urls],
    );
    await unit.change('DELETE FROM `instances` WHERE `seen_at` < UTC_TIMESTAMP(3) - INTERVAL ? SECOND', [KEPT_SECONDS]);
    const rows = await unit.rows<{ id: string; urls: string }>(
      'SELECT `id`, `urls` FROM `instances` WHERE `id` <> ? AND `seen_at` > UTC_TIMESTAMP(3) - INTERVAL ? SECOND',
      [this.id, COUNTS_SECONDS],
    );
    this.others = rows.map((row) => ({ id: row.id, urls: row.urls.split(' ') }));
  }

  private async askAll(): Promise<boolean> {
    const answers = this.others.flatMap(({ id, urls }) => urls.map((url) => hasDatabase(id, url)));
    return (await Promise.all(answers)).some(Boolean);
  }

  /** Where this instance listens, as others on its network would say it. */
  private ownUrls(): string[] {
    const bound = (this.http.httpAdapter?.getHttpServer() as Server | undefined)?.address();
    if (bound === null || bound === undefined || typeof bound === 'string') return [];
    const isEverywhere = ['0.0.0.0', '::'].includes(bound.address);
    const hosts = isEverywhere ? outwardAddresses() : [bound.address];
    return hosts.map((host) => `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`);
  }
}

function outwardAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outward = all.filter(({ internal, family }) => !internal && family === 'IPv4');
  return [...outward.map(({ address }) => address).slice(0, MAX_ADDRESSES - 1), '127.0.0.1'];
}

/** Whether an instance answers there that has its database. */
async function hasDatabase(id: string, url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/database`, {
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { instance, database } = (await response.json()) as Partial<InstanceState>;
    return response.ok && instance === id && database === 'ok';
  } catch {
    return false;
  }
}
