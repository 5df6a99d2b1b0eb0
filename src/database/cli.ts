import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { appDatabase } from '../app.database.js';
import { EnvironmentError, loadEnvironment } from '../config/index.js';
import { migrate } from './migrate.js';

const USAGE = `npm run migrations -- up      applies all that are pending
npm run migrations -- down    takes the newest one back
npm run migrations -- list    shows all, with a cross before those that are applied
`;

async function main(command: string | undefined): Promise<void> {
  if (command !== 'up' && command !== 'down' && command !== 'list') {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const dataSource = await new DataSource(appDatabase(loadEnvironment())).initialize();
  try {
    if (command === 'up') say(await migrate(dataSource), 'applied');
    else if (command === 'down') await dataSource.undoLastMigration();
    else await list(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

function say(names: readonly string[], what: string): void {
  process.stdout.write(names.length === 0 ? 'nothing to do\n' : names.map((name) => `${what} ${name}\n`).join(''));
}

async function list(dataSource: DataSource): Promise<void> {
  await dataSource.showMigrations(); // makes the table of those that are applied, where there is none yet
  const rows = (await dataSource.query('SELECT `name` FROM `migrations`')) as { name: string }[];
  const applied = new Set(rows.map(({ name }) => name));
  const names = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const lines = names.map((name) => `${applied.has(name) ? 'x' : ' '} ${name}\n`);
  process.stdout.write(`${lines.join('')}${applied.size} of ${names.length} applied\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  if (!(error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
