import type { DataSource, QueryRunner } from 'typeorm';

/** The one connection of an embedded database. It can be ended, and then the next unit gets a new one. */
export class EmbeddedConnection {
  private isEnded = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Returns the runner for the next unit. @throws the driver's error when the file can't be opened again. */
  async runner(): Promise<QueryRunner> {
    if (this.isEnded) {
      await this.dataSource.driver.connect();
      this.isEnded = false;
    }
    return this.dataSource.createQueryRunner();
  }

  /** Closes the file, and with it what a transaction left open; TypeORM's runner, which counts transactions, goes too. */
  async end(): Promise<void> {
    this.isEnded = true;
    await this.dataSource.driver.disconnect().catch(() => undefined);
  }
}
