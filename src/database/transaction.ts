import { QueryFailedError, type QueryRunner } from 'typeorm';

/** A statement as it goes to the driver. */
export interface BoundStatement {
  readonly sql: string;
  readonly parameters: readonly (string | number | boolean | null)[];
}

/** What became of a statement. */
export interface StatementResult {
  /** Of a SELECT. */
  readonly rows: readonly unknown[];
  /** How many rows it changed. */
  readonly affected: number;
  /** The id of the row that it inserted. */
  readonly insertId: number;
}

/** A transaction on one connection, from its begin to its end. */
export interface Transaction {
  readonly runner: QueryRunner;
  /** Runs statements one after the other, and ends at the first that fails. @throws QueryFailedError */
  send(statements: readonly BoundStatement[]): Promise<StatementResult[]>;
  /** Runs the last statements and makes everything durable; returns what these gave. */
  commit(last: readonly BoundStatement[]): Promise<StatementResult[]>;
  /** Gives up what was done; whether nothing of it is left on the connection. */
  rollBack(): Promise<boolean>;
}

/** A transaction of an embedded database, which has begun. */
export class EmbeddedTransaction implements Transaction {
  constructor(readonly runner: QueryRunner) {}

  async send(statements: readonly BoundStatement[]): Promise<StatementResult[]> {
    const results: StatementResult[] = [];
    for (const { sql, parameters } of statements) {
      const result = await this.runner.query(sql, [...parameters], true);
      const { affected } = result;
      const raw: unknown = result.raw;
      const rows: unknown[] = Array.isArray(raw) ? raw : [];
      results.push({ rows, affected: affected ?? 0, insertId: typeof raw === 'number' ? raw : 0 });
    }
    return results;
  }

  async commit(last: readonly BoundStatement[]): Promise<StatementResult[]> {
    const results = await this.send(last);
    await this.runner.commitTransaction();
    return results;
  }

  async rollBack(): Promise<boolean> {
    if (!this.runner.isTransactionActive) return true;
    try {
      await this.runner.rollbackTransaction();
      return true;
    } catch {
      return false;
    }
  }
}

/** What is used of a connection of mysql2. */
interface ServerConnection {
  query(
    text: string,
    values: readonly unknown[],
    done: (error: Error | null, results: ServerResult | ServerResult[]) => void,
  ): { on(event: 'fields', hear: (columns: readonly unknown[] | undefined) => void): void };
}
type ServerResult = readonly unknown[] | { readonly affectedRows: number; readonly insertId: number };

const BEGIN: BoundStatement = { sql: 'START TRANSACTION', parameters: [] };
const COMMIT: BoundStatement = { sql: 'COMMIT', parameters: [] };

/** Whether it was a begin or a commit that failed: what a server refuses then is not about a statement of ours. */
export function isOfBeginOrCommit(error: unknown): boolean {
  return error instanceof QueryFailedError && [BEGIN.sql, COMMIT.sql].includes(error.query);
}

/**
 * A transaction of a server. Statements that go together are one round trip (`multipleStatements`), to which the first adds
 * the begin and the last the commit: a call's time is made of round trips.
 */
export class ServerTransaction implements Transaction {
  private hasBegun = false;

  private constructor(
    readonly runner: QueryRunner,
    private readonly connection: ServerConnection,
    private readonly onAnswer: () => void,
  ) {}

  /** Takes a connection of the pool; `onAnswer` hears of each answer of the server. */
  static async on(runner: QueryRunner, onAnswer: () => void): Promise<ServerTransaction> {
    return new ServerTransaction(runner, (await runner.connect()) as ServerConnection, onAnswer);
  }

  /** Begins now, and not with the first statement. */
  begin(): Promise<unknown> {
    return this.send([]);
  }

  async send(statements: readonly BoundStatement[]): Promise<StatementResult[]> {
    if (this.hasBegun) return this.run(statements);
    this.hasBegun = true;
    this.markActive(true);
    return (await this.run([BEGIN, ...statements])).slice(1);
  }

  async commit(last: readonly BoundStatement[]): Promise<StatementResult[]> {
    if (!this.hasBegun && last.length === 0) return [];
    const results = await this.send([...last, COMMIT]);
    this.hasBegun = false;
    this.markActive(false);
    return results.slice(0, last.length);
  }

  async rollBack(): Promise<boolean> {
    if (!this.hasBegun) return true;
    try {
      await this.run([{ sql: 'ROLLBACK', parameters: [] }]);
      this.hasBegun = false;
      this.markActive(false);
      return true;
    } catch {
      return false;
    }
  }

  /** TypeORM's own operations begin a transaction where they don't know of one. */
  private markActive(isActive: boolean): void {
    Object.assign(this.runner, { isTransactionActive: isActive });
  }

  private run(statements: readonly BoundStatement[]): Promise<StatementResult[]> {
    const { logger } = this.runner.dataSource;
    for (const { sql, parameters } of statements) logger.logQuery(sql, [...parameters], this.runner);
    const text = statements.map(({ sql }) => sql).join(';\n');
    const values = statements.flatMap(({ parameters }) => parameters);
    return new Promise((resolve, reject) => {
      let done = 0;
      let isReading = false;
      const query = this.connection.query(text, values, (error, found) => {
        if (error) {
          const { sql, parameters } = statements[Math.min(done, statements.length - 1)] as BoundStatement;
          return reject(new QueryFailedError(sql, [...parameters], error));
        }
        this.onAnswer();
        const results = statements.length === 1 ? [found] : (found as ServerResult[]);
        resolve(results.map(resultOf));
      });
      // Columns say that a SELECT has begun to answer, and may still fail; without any a statement is done.
      query.on('fields', (columns) => {
        if (isReading) done += 1;
        isReading = columns !== undefined;
        if (!isReading) done += 1;
      });
    });
  }
}

function resultOf(result: ServerResult): StatementResult {
  return 'affectedRows' in result
    ? { rows: [], affected: result.affectedRows, insertId: result.insertId }
    : { rows: result, affected: 0, insertId: 0 };
}

/** Closes the connection of a unit that nobody waits for: what it did is rolled back by the server. */
export function endConnection(runner: QueryRunner): void {
  const { databaseConnection: connection } = runner as { databaseConnection?: { destroy(): void } };
  connection?.destroy();
}
