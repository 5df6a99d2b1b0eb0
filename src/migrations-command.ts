import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { appDatabase } from './app.database.js';
import { loadEnvironment } from './config/index.js';
import {
  ExclusiveDataSource,
  halfWay,
  migrate,
  migrationStates,
  plainDatabaseError,
  takeBack,
  WHAT_TO_DO,
  type MigrationLog,
} from './database/index.js';

const USAGE = `npm run migrations -- up      applies all that are pending
npm run migrations -- down    takes the newest one back
npm run migrations -- list    shows all, with a cross before those that are applied
`;

const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const log: MigrationLog = { info: complain, warn: complain, error: complain };

async function main(command: string | undefined): Promise<void> {
  if (command !== 'up' && command !== 'down' && command !== 'list') {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  // A list can be looked at while the service runs on the file.
  const Source = command === 'list' ? DataSource : ExclusiveDataSource;
  const environment = loadEnvironment();
  const isEncrypted = environment.database.kind !== 'sqlite' && environment.database.tls !== null;
  const source = new Source(appDatabase(environment));
  const dataSource = await source.initialize().catch((error: unknown) => {
    throw plainDatabaseError(error, isEncrypted);
  });
  try {
    if (command === 'up') say(await migrate(dataSource, log), 'applied');
    else if (command === 'down') say(await takeBack(dataSource, log).then((name) => (name ? [name] : [])), 'took back');
    else await list(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

function say(names: readonly string[], what: string): void {
  process.stdout.write(names.length === 0 ? 'nothing to do\n' : names.map((name) => `${what} ${name}\n`).join(''));
}

const MARKS = { applied: 'x', begun: '~', pending: ' ' } as const;

async function list(dataSource: DataSource): Promise<void> {
  const all = await migrationStates(dataSource);
  const applied = all.filter(({ state }) => state === 'applied').length;
  const lines = all.map(({ name, state }) => `${MARKS[state]} ${name}\n`);
  process.stdout.write(`${lines.join('')}${applied} of ${all.length} applied\n`);
  for (const { name, state } of all) if (state === 'begun') process.stdout.write(`${halfWay(name)} ${WHAT_TO_DO}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
