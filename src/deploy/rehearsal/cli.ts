import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { EnvironmentError, loadEnvironment } from '../../config/index.js';
import { TwilioRest } from '../../twilio/index.js';
import { DeployError } from '../deploy-error.js';
import { TwilioAccount } from '../twilio/account.service.js';
import { rehearse, reportOf } from './rehearse.js';

const FOLDER = 'data';
const USAGE = `npm run rehearse    leads through a rehearsal on the account of TWILIO_ACCOUNT_SID, step by step, with real calls and
                    text messages, and writes what was found to ${FOLDER}/ (docs/rehearsal.md)
`;

async function main(): Promise<number> {
  const [wanted] = process.argv.slice(2);
  if (wanted !== undefined) {
    const isHelp = wanted === '--help' || wanted === '-h';
    (isHelp ? process.stdout : process.stderr).write(isHelp ? USAGE : `"${wanted}" is unknown.\n${USAGE}`);
    return isHelp ? 0 : 2;
  }
  const environment = loadEnvironment();
  const account = new TwilioAccount(new TwilioRest(environment), environment);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const asker = { ask: (question: string) => lines.question(question), now: () => new Date() };
    const results = await rehearse({ account, environment }, asker, (line) => void process.stdout.write(`${line}\n`));
    const at = new Date();
    const file = `${FOLDER}/rehearsal-${at.toISOString().slice(0, 16).replace(':', '')}.md`;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, reportOf(results, at), { mode: 0o600 });
    process.stdout.write(`\nWritten to ${file}.\n`);
    return results.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
  } finally {
    lines.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof DeployError || error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
