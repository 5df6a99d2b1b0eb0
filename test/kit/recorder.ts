import type { DataSource, Logger } from 'typeorm';

/** One statement that reached the driver. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Writes down every statement of a DataSource, those of transactions included, from now on. */
export class Recorder implements Logger {
  private statements: Statement[] = [];

  constructor(dataSource: DataSource) {
    dataSource.setOptions({ logger: this, logging: true });
  }

  /** What ran since it was asked last. */
  take(): Statement[] {
    const taken = this.statements;
    this.statements = [];
    return taken;
  }

  logQuery(sql: string, parameters: unknown[] = []): void {
    this.statements.push({ sql, parameters });
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
