import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { appDatabase } from '../../app.database.js';
import { Clock, DomainError, sayUsage } from '../../common/index.js';
import { EnvironmentError, loadEnvironment } from '../../config/index.js';
import { DatabaseAvailability, DatabaseAway, plainDatabaseError, UnitOfWork } from '../../database/index.js';
import { UsersService } from '../../users/index.js';
import { AccessRecords } from '../records/access-records.service.js';
import { Accounts } from './accounts.js';
import { readArguments, USAGE, type AdminCommand } from './arguments.js';
import { newPassword, typedPassword } from './password.js';

// Its own words are the answer; what the service logs of an account is said by them.
Logger.overrideLogger(['error']);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  if ('wrong' in command) return sayUsage(command, USAGE);
  const dataSource = await connected();
  try {
    const unitOfWork = new UnitOfWork(dataSource, new DatabaseAvailability());
    const clock = new Clock();
    const records = new AccessRecords(unitOfWork, clock);
    await run(command, new Accounts(unitOfWork, new UsersService(clock), records));
  } finally {
    await dataSource.destroy();
  }
  return 0;
}

/** Connects beside the running service: what is written is one short transaction. Makes no database. */
async function connected(): Promise<DataSource> {
  const environment = loadEnvironment();
  const { database } = environment;
  if (database.kind === 'sqlite' && !existsSync(database.path)) {
    const path = resolve(database.path);
    throw new EnvironmentError([`DATABASE_URL: there is no database at ${path}: start the service once before`]);
  }
  const isEncrypted = database.kind !== 'sqlite' && database.tls !== null;
  return new DataSource(appDatabase(environment)).initialize().catch((error: unknown) => {
    throw plainDatabaseError(error, isEncrypted);
  });
}

async function run(command: AdminCommand, accounts: Accounts): Promise<void> {
  if (command.name === 'list') return list(accounts);
  const password = command.fromStdin ? await typedPassword() : newPassword();
  if (command.name === 'create') {
    const id = await accounts.create(command.email, command.person, password);
    say(`user ${id} was added: an admin who signs in with ${command.email.trim()}`);
  } else {
    const { id, name, role } = await accounts.resetPassword(command.email, password, command.activate);
    say(`${name} (user ${id}, ${role}) has a new password, and is signed out everywhere`);
  }
  if (command.fromStdin) return;
  say(`password: ${password}`);
  say('Change it after signing in: it was shown here.');
}

async function list(accounts: Accounts): Promise<void> {
  const all = await accounts.list();
  for (const { id, role, state, email, name } of all) {
    say(`${String(id).padStart(6)}  ${role.padEnd(10)}  ${state.padEnd(11)}  ${email ?? '–'}  ${name}`);
  }
  const admins = all.filter(({ role, state }) => role === 'admin' && state === 'can sign in').length;
  say(admins === 0 ? 'no admin can sign in: "create" adds one' : `admins who can sign in: ${admins}`);
}

/** What went wrong, for the person at the keyboard; an error that nobody expected keeps its stack. */
function sentenceOf(raw: unknown): string {
  const isWithoutTable = raw instanceof Error && /no such (table|column)/i.test(raw.message);
  const error = isWithoutTable ? new DatabaseAway(raw, 'TABLE_MISSING') : raw;
  const plain = error instanceof DatabaseAway ? plainDatabaseError(error, true) : error;
  if (plain instanceof DomainError || plain instanceof EnvironmentError) return plain.message;
  return plain instanceof Error ? (plain.stack ?? plain.message) : String(plain);
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  },
);
