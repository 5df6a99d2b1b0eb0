import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { isEmbedded } from './is-embedded.js';

/** A value that may stand for a `?`: never an object, which the drivers would spell each in its own way. */
export type Parameter = string | number | boolean | null | Date;

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
  /** What this unit did, as its rooms told it; handed on when it is durable. */
  readonly facts: object[] = [];

  constructor(private readonly runner: QueryRunner) {
    this.manager = runner.manager;
    this.isEmbedded = isEmbedded(runner.dataSource.options);
    this.forUpdate = this.isEmbedded ? '' : ' FOR UPDATE';
    this.forUpdateNow = this.isEmbedded ? '' : ' FOR UPDATE NOWAIT';
    this.forUpdateIfFree = this.isEmbedded ? '' : ' FOR UPDATE SKIP LOCKED';
  }

  /** Tells what was done, for those who listen: they hear it once the unit is durable, and nothing if it never is. */
  tell(fact: object): void {
    this.facts.push(fact);
  }

  /** The rows of a SELECT. Instants come back through `toInstant`. */
  async rows<Row>(sql: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.runner.query(sql, parameters.map(toDatabase))) as Row[];
  }

  /** Runs a statement that changes rows; how many it changed. */
  async change(sql: string, parameters: readonly Parameter[] = []): Promise<number> {
    const result = await this.runner.query(sql, parameters.map(toDatabase), true);
    return result.affected ?? 0;
  }

  /** Runs an INSERT; the id of its row (of several: of one of them). */
  async insertRow(sql: string, parameters: readonly Parameter[]): Promise<number> {
    const result = await this.runner.query(sql, parameters.map(toDatabase), true);
    return insertedId(result.raw as number | { insertId: number });
  }

  /** Inserts one row in one statement, with nothing read back; its new id. */
  async insert<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    values: QueryDeepPartialEntity<Entity>,
  ): Promise<number> {
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
    await this.manager.createQueryBuilder().insert().into(target).values(rows).updateEntity(false).execute();
  }

  /** Changes the rows that have all of `where`'s values; how many there were. */
  async update<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Partial<Record<keyof Entity & string, string | number>>,
    set: QueryDeepPartialEntity<Entity>,
  ): Promise<number> {
    const result = await this.manager.createQueryBuilder().update(target).set(set).where(where).execute();
    return result.affected ?? 0;
  }
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
