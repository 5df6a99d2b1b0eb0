import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { loadEnvironment } from '../config/index.js';
import { OUTCOMES, playCall, type OutcomeName } from './play-call.js';

const USAGE = `npm run call -- [--phones no-answer,busy,answer] [--caller +14155551234] [--url http://127.0.0.1:3000]

Plays one call through the shipped flow against a running service.
  --phones  what the phones do that are rung, one after the other: ${OUTCOMES.join(', ')};
            whoever comes after them does not answer
  --caller  who calls: a number, or a word such as anonymous
  --url     where the service listens
  --talk    seconds of talk after the answer (default 60)
Requests are signed with TWILIO_AUTH_TOKEN for PUBLIC_BASE_URL, or carry WEBHOOK_SECRET, as the environment or the
.env file says.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      phones: { type: 'string', default: 'answer' },
      caller: { type: 'string', default: '+14155551234' },
      url: { type: 'string' },
      talk: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.phones.split(',').filter((name) => !(OUTCOMES as readonly string[]).includes(name));
  if (values.help || unknown.length > 0 || !/^\d{1,5}$/.test(values.talk)) {
    if (unknown.length > 0) process.stderr.write(`--phones: there is no outcome ${unknown.join(', ')}\n\n`);
    process.stderr.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const environment = loadEnvironment();
  const [authToken] = environment.twilioAuthTokens;
  const run = await playCall(
    {
      caller: values.caller,
      line: '+14155550100',
      serviceUrl: values.url ?? `http://127.0.0.1:${environment.port}`,
      ...(authToken !== undefined &&
        environment.publicBaseUrl !== null && { authToken, publicUrl: environment.publicBaseUrl }),
      ...(environment.webhookSecret !== null && { secret: environment.webhookSecret }),
      phones: values.phones.split(',') as OutcomeName[],
      talkSeconds: Number(values.talk),
    },
    (line) => process.stdout.write(`${line}\n`),
  );
  process.stdout.write(run.connectedTo === null ? 'Nobody was reached.\n' : `Connected to ${run.connectedTo}.\n`);
}

await main();
