import type { Migration } from 'typeorm';
import { appDatabase } from './src/app.database.js';
import { loadEnvironment } from './src/config/index.js';
import { ExclusiveDataSource, migrate, takeBack } from './src/database/index.js';

/**
 * The DataSource for TypeORM's own command line; the service builds its own from the same description. Its
 * `migration:run` and `migration:revert` do what `npm run migrations` does: TypeORM's own way back would switch
 * SQLite's foreign keys off too late, and delete what refers to a rebuilt table.
 */
class CommandLineDataSource extends ExclusiveDataSource {
  override async runMigrations(options?: { fake?: boolean }): Promise<Migration[]> {
    refuseFake(options);
    await migrate(this, console);
    return [];
  }

  override async undoLastMigration(options?: { fake?: boolean }): Promise<void> {
    refuseFake(options);
    await takeBack(this, console);
  }
}

function refuseFake(options: { fake?: boolean } | undefined): void {
  if (options?.fake) throw new Error('a migration can not be faked: what the tables are must be what is recorded');
}

export default new CommandLineDataSource(appDatabase(loadEnvironment()));
