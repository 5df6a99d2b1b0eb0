import 'reflect-metadata';
import { EnvironmentError, loadEnvironment } from '../config/index.js';
import { DEMO_LINE } from './company.js';
import { readCallArguments, USAGE } from './call-arguments.js';
import { playCall } from './play-call.js';

async function main(args: readonly string[]): Promise<number> {
  const call = readCallArguments(args);
  if ('wrong' in call) {
    if (call.wrong !== null) process.stderr.write(`${call.wrong}\n\n`);
    (call.wrong === null ? process.stdout : process.stderr).write(USAGE);
    return call.wrong === null ? 0 : 2;
  }
  const environment = loadEnvironment();
  const { publicBaseUrl, webhookSecret, twilioPhoneNumber } = environment;
  const [authToken] = environment.twilioAuthTokens;
  const run = await playCall(
    {
      ...call,
      flow: call.flow ?? environment.lineFlow,
      language: environment.lineLanguage,
      line: twilioPhoneNumber ?? DEMO_LINE,
      serviceUrl: call.url?.replace(/\/+$/, '') ?? `http://127.0.0.1:${environment.port}`,
      ...(authToken !== undefined && { authToken }),
      ...(publicBaseUrl !== null && { publicUrl: publicBaseUrl }),
      ...(webhookSecret !== null && { secret: webhookSecret }),
    },
    (line) => process.stdout.write(`${line}\n`),
  );
  process.stdout.write(run.connectedTo === null ? 'Nobody was reached.\n' : `Connected to ${run.connectedTo}.\n`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
