import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Clock, plainAddress } from '../../common/index.js';
import { UnitOfWork, type Parameter, type Unit } from '../../database/index.js';
import { PasswordSet } from '../../users/index.js';
import type { AccessKind } from './access-record.entity.js';

const HOUR = 3_600_000;
/** For how long records are kept, in days. */
const KEPT_DAYS = 90;
/** How many different things of an hour are told apart by one instance; all others are counted without an address. */
const MAX_TOLD_APART = 1000;

/** Something that happened to an account, or that its owner heard. */
export interface AccessEvent {
  readonly kind: AccessKind;
  /** The account; null: there isn't one of that e-mail. */
  readonly userId: number | null;
  readonly byUserId?: number | null;
  /** As the request has it: with a port perhaps. */
  readonly address?: string | null;
  readonly operation?: string;
  /** How often it happened, where it was counted before; left out: once. */
  readonly times?: number;
}

interface Pending {
  readonly kind: AccessKind;
  readonly userId: number | null;
  readonly byUserId: number | null;
  readonly address: string | null;
  readonly operation: string | null;
  readonly firstAt: Date;
  lastAt: Date;
  times: number;
}

/**
 * Records sign-ins, refusals, passwords and what was forbidden, in the log and in a table. A flood is counted: what is
 * the same in account, address and kind is one row an hour, but for sign-ins, which are a row each; and what happens
 * while a row is being written is written together.
 */
@Injectable()
export class AccessRecords implements OnModuleInit {
  private readonly logger = new Logger('Access');
  private pending = new Map<string, Pending>();
  private writing: Promise<void> | null = null;
  private toldApart = { hour: 0, keys: new Set<string>() };
  private tidiedAt = 0;
  private signIns = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // Units tell of themselves while they still run; what is written here is a unit of its own, outside of them.
    const listener = AsyncResource.bind((event: object): void => {
      if (!(event instanceof PasswordSet)) return;
      const { userId, byUserId, address } = event;
      const isOwn = userId === byUserId;
      const kind = isOwn ? 'password_changed' : 'password_set';
      void this.record({ kind, userId, byUserId: isOwn ? null : byUserId, address });
    });
    this.unitOfWork.onCommit(listener);
  }

  /** Records an event; resolves when it is durable. Never throws: what can't be written is in the log. */
  async record(event: AccessEvent): Promise<void> {
    this.note(event);
    this.writing ??= this.write();
    await this.writing;
    // What was noted while others were being written comes with the next turn.
    if (this.pending.size > 0) await (this.writing ??= this.write());
  }

  private note(event: AccessEvent): void {
    const now = this.clock.now();
    const what = this.described(event, now);
    const key = keyOf(what, now, event.kind === 'signed_in' ? (this.signIns += 1) : null);
    const known = this.pending.get(key);
    const { times = 1 } = event;
    if (known) {
      known.times += times;
      known.lastAt = now;
    } else this.pending.set(key, { ...what, firstAt: now, lastAt: now, times });
  }

  private described(event: AccessEvent, now: Date): Omit<Pending, 'firstAt' | 'lastAt' | 'times'> {
    const { kind, userId, byUserId = null, operation = null } = event;
    const address = plainAddress(event.address ?? '');
    const whole = { kind, userId, byUserId, address, operation: operation?.slice(0, 120) ?? null };
    const hour = Math.floor(now.getTime() / HOUR);
    if (this.toldApart.hour !== hour) this.toldApart = { hour, keys: new Set() };
    const key = keyOf(whole, now, null);
    if (this.toldApart.keys.size < MAX_TOLD_APART) this.toldApart.keys.add(key);
    const isMany = kind === 'wrong_password' || kind === 'rate_limited';
    return isMany && !this.toldApart.keys.has(key) ? { ...whole, userId: null, address: null } : whole;
  }

  private async write(): Promise<void> {
    const batch = this.pending;
    this.pending = new Map();
    for (const { kind, userId, byUserId, address, operation, times } of batch.values()) {
      const level = QUIET.has(kind) ? 'log' : 'warn';
      this.logger[level]({ msg: MESSAGES[kind], kind, userId, byUserId, address, operation, times });
    }
    try {
      await this.unitOfWork.run(async (unit) => {
        // In one order, so that instances which write the same rows wait for each other and don't lock each other out.
        const sorted = [...batch].toSorted(([a], [b]) => (a < b ? -1 : 1));
        for (const [same, what] of sorted) await add(unit, same, what);
      });
      await this.tidy();
    } catch (error) {
      this.logger.warn({ msg: 'what happened to accounts could not be recorded', records: batch.size, err: error });
    } finally {
      this.writing = null;
    }
  }

  private async tidy(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.tidiedAt < HOUR) return;
    this.tidiedAt = now;
    const expired = new Date(now - KEPT_DAYS * 24 * HOUR);
    await this.unitOfWork.run((unit) => unit.change('DELETE FROM `access_records` WHERE `last_at` <= ?', [expired]));
  }
}

/** What is no cause for concern. */
const QUIET: ReadonlySet<AccessKind> = new Set(['signed_in', 'signed_out', 'message_heard']);

const MESSAGES: Readonly<Record<AccessKind, string>> = {
  signed_in: 'somebody signed in',
  signed_out: 'somebody signed out',
  wrong_password: 'a sign-in was refused: wrong e-mail or password',
  rate_limited: 'a sign-in was refused unread: too many passwords',
  password_changed: 'somebody changed their password',
  password_set: "somebody's password was set by another",
  forbidden: 'somebody asked for what they may not do',
  message_heard: 'somebody hears a voice message',
};

function keyOf(what: object, now: Date, nth: number | null): string {
  const when = nth === null ? Math.floor(now.getTime() / HOUR) : `${now.getTime()} ${process.pid} ${nth}`;
  return createHash('sha256')
    .update(JSON.stringify([what, when]))
    .digest('hex');
}

const COLUMNS = '`same`, `kind`, `user_id`, `by_user_id`, `address`, `operation`, `times`, `first_at`, `last_at`';

async function add(unit: Unit, same: string, what: Pending): Promise<void> {
  const { kind, userId, byUserId, address, operation, times, firstAt, lastAt } = what;
  const values: Parameter[] = [same, kind, userId, byUserId, address, operation, times, firstAt, lastAt];
  const again = unit.isEmbedded
    ? 'ON CONFLICT (`same`) DO UPDATE SET `times` = `times` + excluded.`times`, `last_at` = excluded.`last_at`'
    : 'ON DUPLICATE KEY UPDATE `times` = `times` + VALUES(`times`), `last_at` = VALUES(`last_at`)';
  await unit.change(`INSERT INTO \`access_records\` (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ${again}`, values);
}
