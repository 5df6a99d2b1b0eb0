import 'reflect-metadata';
import { EnvironmentError, loadEnvironment } from '../config/index.js';
import { DEMO_LINE } from './company.js';
import { readCallArguments, USAGE } from './call-arguments.js';
import { LocalApi, LocalApiError, NEEDS_LOCAL_API } from './local-api.js';
import { CallPace } from './pace.js';
import { playCall, wentWithoutService } from './play-call.js';

async function main(args: readonly string[]): Promise<number> {
  const call = readCallArguments(args);
  if ('wrong' in call) {
    if (call.wrong !== null) process.stderr.write(`${call.wrong}\n\n`);
    (call.wrong === null ? process.stdout : process.stderr).write(USAGE);
    return call.wrong === null ? 0 : 2;
  }
  const environment = loadEnvironment();
  const { publicBaseUrl, webhookSecret, twilioPhoneNumber, twilioAccountSid } = environment;
  const [authToken] = environment.twilioAuthTokens;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const flow = call.flow ?? environment.lineFlow;
  const serviceUrl = call.url?.replace(/\/+$/, '') ?? `http://127.0.0.1:${environment.port}`;
  const api = await LocalApi.open(environment, serviceUrl, call.texts ?? 'delivered', print);
  if (api === null && (call.texts !== null || (call.technician !== null && flow === 'line'))) {
    process.stderr.write(`${NEEDS_LOCAL_API}\n`);
    return 2;
  }
  const pace = new CallPace(call.pace);
  const run = await playCall(
    {
      ...call,
      flow,
      language: environment.lineLanguage,
      line: twilioPhoneNumber ?? DEMO_LINE,
      serviceUrl,
      ...(api && { onLeg: api.twilio.addLeg, onCall: api.twilio.addCall }),
      ...(authToken !== undefined && { authToken }),
      ...(publicBaseUrl !== null && { publicUrl: publicBaseUrl }),
      ...(webhookSecret !== null && { secret: webhookSecret }),
      ...(twilioAccountSid !== null && { accountSid: twilioAccountSid }),
      advance: pace.pass,
      onTechnicianTalks: pace.talkBegins,
    },
    print,
  );
  if (api !== null && call.texts !== null) await api.texts();
  await api?.twilio.close();
  print(run.connectedTo === null ? 'Nobody was reached.' : `Connected to ${run.connectedTo}.`);
  if (!wentWithoutService(run)) return 0;
  process.stderr.write(`${fellBackTo(serviceUrl)}\n`);
  return 1;
}

/** Says what to look at where the flow went on without the service. */
function fellBackTo(serviceUrl: string): string {
  return (
    `The service at ${serviceUrl} gave no usable answer, so the flow rang invented numbers of its own. Does it run there (PORT, ` +
    '--url), and does this command have the same TWILIO_AUTH_TOKEN, PUBLIC_BASE_URL and WEBHOOK_SECRET?'
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof EnvironmentError || error instanceof LocalApiError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
