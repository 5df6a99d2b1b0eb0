import 'reflect-metadata';
import { sayUsage } from '../common/index.js';
import { EnvironmentError, loadEnvironment } from '../config/index.js';
import { TwilioRest } from '../twilio/index.js';
import { readArguments, USAGE, type Command } from './arguments.js';
import { deploy } from './deploy.js';
import type { Print } from './print.js';
import { DeployError } from './deploy-error.js';
import { shippedFlows } from './flows.js';
import { numbers } from './numbers.js';
import type { Tools } from './plan.js';
import { readLine } from './read-line.js';
import { readPeople } from './read-people.js';
import { status } from './status.js';
import { TwilioAccount } from './twilio/account.service.js';
import { validate } from './validate.js';
import { writeFallback } from './write-fallback.js';

const print: Print = (line) => {
  process.stdout.write(`${line}\n`);
};

async function main(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  if ('wrong' in command) return sayUsage(command, USAGE);
  const environment = loadEnvironment();
  const account = new TwilioAccount(new TwilioRest(environment), environment);
  const isFine = await run(command, {
    environment,
    account,
    flows: shippedFlows,
    readPeople: () => readPeople(environment),
    readLine: () => readLine(environment),
  });
  return isFine ? 0 : 1;
}

async function run({ name, flow, dryRun, message, out }: Command, tools: Tools): Promise<boolean> {
  const lineFlow = flow ?? tools.environment.lineFlow;
  switch (name) {
    case 'validate':
      await validate(tools, lineFlow, print);
      return true;
    case 'deploy':
      await deploy(tools, { flow: lineFlow, dryRun, message }, print);
      return true;
    case 'status':
      return status(tools, lineFlow, print);
    case 'fallback':
      await writeFallback(tools, out, print);
      return true;
    case 'numbers':
      await numbers(tools, print);
      return true;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DeployError || error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
