import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { isEmbedded } from './is-embedded.js';
import type { BoundStatement, StatementResult, Transaction } from './transaction.js';

/** A value that may stand for a `?`: never an object, which the drivers would spell each in its own way. */
export type Parameter = string | number | boolean | null | Date;

/** A statement with the values of its `?`. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** A statement that runs together with the next one, and what hears of it. */
interface QueuedStatement extends Statement {
  readonly errorOf: (error: unknown) => unknown;
  readonly onResult: (result: StatementResult) => void;
}

/** One running transaction, as a room's statements see it. Made by UnitOfWork alone. */
export class Unit {
  readonly manager: EntityManager;
  /** Whether it runs on SQLite: for the little that the databases spell differently. */
  readonly isEmbedded: boolean;
  /** What a SELECT adds to hold its rows until the end; SQLite's units queue and need nothing. */
  readonly forUpdate: ' FOR UPDATE' | '';
  /** The same, without waiting: rows that another transaction holds are left out. */
  readonly forUpdateIfFree: ' FOR UPDATE SKIP LOCKED' | '';
  /** The same, failing at once where another transaction holds a row (`isLockTimeout`). */
  readonly forUpdateNow: ' FOR UPDATE NOWAIT' | '';
  /** The events of this unit, for the listeners once it is durable. */
  readonly emitted: object[] = [];
  private queued: QueuedStatement[] = [];

  constructor(private readonly transaction: Transaction) {
    const { runner } = transaction;
    this.manager = runner.manager;
    this.isEmbedded = isEmbedded(runner.dataSource.options);
    this.forUpdate = this.isEmbedded ? '' : ' FOR UPDATE';
    this.forUpdateNow = this.isEmbedded ? '' : ' FOR UPDATE NOWAIT';
    this.forUpdateIfFree = this.isEmbedded ? '' : ' FOR UPDATE SKIP LOCKED';
  }

  /**
   * Adds an event for listeners of this process (`UnitOfWork.onCommit`): they get it once the unit is durable, and never
   * otherwise.
   */
  emit(event: object): void {
    this.emitted.push(event);
  }

  /** The rows of a SELECT. Instants come back through `toInstant`. */
  async rows<Row>(sql: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.send({ sql, parameters })).rows as Row[];
  }

  /** The rows of several SELECTs that are read one after the other, in one round trip. */
  async rowsOf(selects: readonly Statement[]): Promise<unknown[][]> {
    if (selects.length === 0) return [];
    return (await this.sendAll(selects)).map(({ rows }) => rows as unknown[]);
  }

  /** Runs a statement that changes rows; how many it changed. */
  async change(sql: string, parameters: readonly Parameter[] = []): Promise<number> {
    return (await this.send({ sql, parameters })).affected;
  }

  /**
   * Runs a statement together with the next one of this unit, or with its end: what nobody waits for costs no round trip.
   * `errorOf` makes what is thrown then of what any of those statements throws; `onResult` hears what this one gave, before
   * anybody hears of the unit.
   */
  later(
    { sql, parameters }: Statement,
    errorOf: (error: unknown) => unknown = (error) => error,
    onResult: (result: StatementResult) => void = () => undefined,
  ): void {
    this.queued.push({ sql, parameters, errorOf, onResult });
  }

  /** Runs what is still to be run. */
  async flush(): Promise<void> {
    if (this.queued.length > 0) await this.sendAll([]);
  }

  /** Makes everything durable. @throws as `flush`, or as the transaction's commit. */
  async commit(): Promise<void> {
    await this.sendAll([], true);
  }

  /** Runs an INSERT; the id of its row (of several: of one of them). */
  async insertRow(sql: string, parameters: readonly Parameter[]): Promise<number> {
    return (await this.send({ sql, parameters })).insertId;
  }

  /** Inserts one row in one statement, with nothing read back; its new id. */
  async insert<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    values: QueryDeepPartialEntity<Entity>,
  ): Promise<number> {
    await this.flush();
    const builder = this.manager.createQueryBuilder().insert().into(target).values(values).updateEntity(false);
    const { raw } = (await builder.execute()) as { raw: number | { insertId: number } };
    return insertedId(raw);
  }

  /** Inserts rows in one statement, with nothing read back; does nothing when there are no rows. */
  async insertAll<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    rows: QueryDeepPartialEntity<Entity>[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.flush();
    await this.manager.createQueryBuilder().insert().into(target).values(rows).updateEntity(false).execute();
  }

  /** Changes the rows that have all of `where`'s values; how many there were. */
  async update<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Partial<Record<keyof Entity & string, string | number>>,
    set: QueryDeepPartialEntity<Entity>,
  ): Promise<number> {
    await this.flush();
    const result = await this.manager.createQueryBuilder().update(target).set(set).where(where).execute();
    return result.affected ?? 0;
  }

  private async send(statement: Statement): Promise<StatementResult> {
    const [result] = await this.sendAll([statement]);
    return result as StatementResult;
  }

  /** Runs what is queued, and then these, and makes it durable where these are the last; returns what these gave. */
  private async sendAll(statements: readonly Statement[], areLast = false): Promise<StatementResult[]> {
    const { queued } = this;
    this.queued = [];
    try {
      const all = [...queued, ...statements].map(bound);
      const results = await (areLast ? this.transaction.commit(all) : this.transaction.send(all));
      for (const [index, { onResult }] of queued.entries()) onResult(results[index] as StatementResult);
      return results.slice(queued.length);
    } catch (error) {
      throw queued.reduce((thrown, { errorOf }) => errorOf(thrown), error);
    }
  }
}

function bound({ sql, parameters }: Statement): BoundStatement {
  return { sql, parameters: parameters.map(toDatabase) };
}

function insertedId(raw: number | { readonly insertId: number }): number {
  return typeof raw === 'number' ? raw : raw.insertId;
}

/** An instant in the spelling that both databases store and compare alike: UTC, milliseconds. */
export function toDatabase(value: Parameter): string | number | boolean | null {
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : value;
}

/** The instant of a raw column: a Date from mysql2, UTC text from SQLite. */
export function toInstant(value: Date | string): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}
