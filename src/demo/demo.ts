import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createApplication } from '../application.js';
import { loadEnvironment, MESSAGE_KINDS, parseEnvironment } from '../config/index.js';
import { Incident, Sweeper } from '../incidents/index.js';
import { Messenger } from '../notifications/index.js';
import { createLogger } from '../operations/index.js';
import { playCallBack } from './call-back.js';
import { DEMO_LINE, DEMO_TIME_ZONE, inventCompany, personAt, primaryPhone, type DemoAdmin } from './company.js';
import { inventPastCalls } from './past-calls.js';
import { DemoClock } from './demo-clock.js';
import { howToGoOn } from './how-to-go-on.js';
import { PACES, passerOf, type Pace } from './pace.js';
import { playCall } from './play-call.js';
import { DEMO_ACCOUNT_SID, PlayedTwilio, type AskedCall } from './played-twilio.js';
import { NIGHT, SCENES, type Scene } from './scenes.js';
import { SignedIn } from './signed-in.js';
import { keyMetrics, rungIn, trailOf } from './trail.js';

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** How long the people of the demo talk to a caller, in seconds. */
const TALK_SECONDS = 154;
const CALL_BACK_TALK_SECONDS = 75;
/** How long it takes until somebody has heard of a message, in seconds. */
const NOTICED_AFTER_SECONDS = 420;
const USAGE = 'npm run demo -- [--serve] [--pace fast|real]\n';

/** The service of the demo, with what stands around it. */
interface Stage {
  readonly app: INestApplication;
  readonly clock: DemoClock;
  readonly twilio: PlayedTwilio;
  readonly admin: DemoAdmin;
  readonly authToken: string;
  /** The address that Twilio would use, and where the service really listens. */
  readonly publicUrl: string;
  readonly serviceUrl: string;
  readonly advance: (seconds: number) => Promise<void>;
}

/** Returns what is asked for; null where the usage was printed instead, which sets the exit code. */
function readArguments(): { readonly serve: boolean; readonly pace: Pace } | null {
  const options = { serve: { type: 'boolean' }, pace: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      process.stdout.write(USAGE);
      return null;
    }
    const pace = PACES.find((each) => each === (values.pace ?? 'fast'));
    if (pace !== undefined) return { serve: values.serve ?? false, pace };
    process.stderr.write(`--pace: there is no pace ${values.pace}\n\n${USAGE}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  process.exitCode = 2;
  return null;
}

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === null) return;
  const { pace, serve } = asked;
  const folder = mkdtempSync(join(tmpdir(), 'ewf-demo-'));
  const secret = randomBytes(12).toString('hex');
  const authToken = randomBytes(16).toString('hex');
  const port = serve ? loadEnvironment().port : 0;
  const publicUrl = port > 0 ? `http://localhost:${port}` : 'http://localhost';
  const twilio = await PlayedTwilio.start();
  const environment = parseEnvironment({
    DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
    STANDBY_DIR: join(folder, 'standby'),
    BUSINESS_TIME_ZONE: DEMO_TIME_ZONE,
    WEBHOOK_SECRET: secret,
    JWT_SECRET: randomBytes(32).toString('hex'),
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_BASE_URL: publicUrl,
    TWILIO_ACCOUNT_SID: DEMO_ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_PHONE_NUMBER: DEMO_LINE,
    TWILIO_API_URL: twilio.url,
    MESSAGES_OFF: MESSAGE_KINDS.join(),
  });
  const clock = new DemoClock();
  const app = await createApplication(environment, createLogger('error'), clock);
  await app.listen(environment.port, environment.host);
  const serviceUrl = await app.getUrl();
  const pass = passerOf(pace);
  const advance = (seconds: number): Promise<void> => {
    clock.advance(seconds);
    return pass(seconds);
  };
  const admin = { email: 'ottilie@example.com', password: randomBytes(12).toString('base64url') };
  const stage: Stage = { app, clock, twilio, admin, authToken, publicUrl, serviceUrl, advance };

  print('EWF Emergency Call Service: three calls through the flows in studio/flows. People, numbers and phones are');
  print(
    'invented, and Twilio is played by the runner in studio/; the service, its database, HTTP and the flows are real.',
  );
  clock.show(NIGHT);
  await inventCompany(app, NIGHT, admin);
  for (const [index, scene] of SCENES.entries()) await play(stage, scene, index + 1);
  await printMetrics(app);

  if (serve) {
    const calls = await inventPastCalls(app, clock, NIGHT);
    print();
    print(`Beside them, ${calls} calls of the month before were invented.`);
  }
  clock.release();
  const stop = async (): Promise<void> => {
    await app.close();
    await twilio.close();
    rmSync(folder, { recursive: true, force: true });
  };
  if (!serve) return stop();
  app.get(Sweeper).start();
  // Nothing is sent, but callers nobody has spoken to are listed.
  app.get(Messenger).start();
  twilio.onAsked = (call) => {
    print();
    print('Somebody calls back.');
    playAsked({ ...stage, advance: passerOf('real') }, call).catch((error: unknown) => print(String(error)));
  };
  const incidentId = (await newestIncident(app)) + 1;
  const phone = await primaryPhone(app, clock.now());
  print(howToGoOn({ url: serviceUrl, publicUrl, secret, authToken, admin, incidentId, phone }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function play(stage: Stage, scene: Scene, number: number): Promise<void> {
  const { app, clock, twilio, authToken, publicUrl, serviceUrl, advance } = stage;
  clock.show(scene.at);
  print();
  print(`Call ${number} (flow ${scene.flow}). ${scene.title}`);
  const { messages } = await playCall(
    {
      ...scene,
      line: DEMO_LINE,
      serviceUrl,
      publicUrl,
      accountSid: DEMO_ACCOUNT_SID,
      authToken,
      talkSeconds: TALK_SECONDS,
      advance,
      onLeg: twilio.addLeg,
      ...(scene.flow === 'line' && { who: rungIn(app) }),
    },
    print,
  );
  const incidentId = await newestIncident(app);
  for (const { url, seconds } of messages) {
    twilio.recordings.set(url.split('/').at(-1) ?? '', seconds);
    await followUp(stage, incidentId);
  }
  print();
  print(`Audit trail of incident ${incidentId}:`);
  for (const line of await trailOf(app, incidentId)) print(line);
}

/** The admin signs in, plays the message that the caller has left, and calls back. */
async function followUp(stage: Stage, incidentId: number): Promise<void> {
  const { app, clock, twilio, admin, serviceUrl } = stage;
  clock.advance(NOTICED_AFTER_SECONDS);
  await app.get(Messenger).round();
  const dispatcher = await SignedIn.as(admin, serviceUrl);
  const { type, bytes } = await dispatcher.listen(`/api/incidents/${incidentId}/voice-message`);
  print();
  print(
    `Seven minutes later Ottilie Brasskettle signs in, and plays the message: ${bytes} bytes of ${type}, from Twilio`,
  );
  print('through the service. She calls back.');
  await dispatcher.post(`/api/incidents/${incidentId}/call-back`, {});
  const call = twilio.asked.at(-1);
  if (call !== undefined) await playAsked(stage, call);
  await dispatcher.post(`/api/follow-ups/${incidentId}/done`, { note: 'The pump is off, somebody comes at noon' });
  print('She is done with the follow-up: nobody is reminded of this caller any more.');
}

function playAsked({ app, clock, authToken, publicUrl, serviceUrl, advance }: Stage, call: AskedCall): Promise<void> {
  return playCallBack(
    {
      call,
      accountSid: DEMO_ACCOUNT_SID,
      authToken,
      publicUrl,
      serviceUrl,
      startedAt: clock.now(),
      talkSeconds: CALL_BACK_TALK_SECONDS,
      who: async (phone) => (await personAt(app, phone)) ?? { name: 'the caller' },
      advance,
    },
    print,
  );
}

async function newestIncident(app: INestApplication): Promise<number> {
  const [incident] = await app.get(DataSource).manager.find(Incident, { order: { id: 'DESC' }, take: 1 });
  return incident?.id ?? 0;
}

async function printMetrics(app: INestApplication): Promise<void> {
  const metrics = await keyMetrics(app);
  print();
  print('Key metrics:');
  print(`  Time to answer         ${metrics.timeToAnswerSeconds ?? '–'} s`);
  print(`  Attempts per incident  ${metrics.attemptsPerIncident.toFixed(1)}`);
  print(`  Exhausted incidents    ${metrics.exhaustedIncidents}`);
  print(`  Average call duration  ${metrics.averageCallDurationSeconds ?? '–'} s`);
}

await main();
