import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change of the tables. On SQLite it happens in one transaction. A server keeps every statement that changes a table,
 * so both directions must be able to run again after they were interrupted, wherever that was.
 */
export interface Migration extends MigrationInterface {
  /** Returns the tables of a server into which nothing can be written while `up` copies them. Left out: there aren't any. */
  copiedTables?(runner: QueryRunner): Promise<readonly string[]>;

  /** Returns whether a release that kept no record of it began this migration on a server, up or down, and did not end it. */
  isHalfWay?(runner: QueryRunner, isRecorded: boolean): Promise<boolean>;
}
