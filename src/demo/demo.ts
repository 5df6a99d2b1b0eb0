import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createApplication } from '../application.js';
import { loadEnvironment, parseEnvironment } from '../config/index.js';
import { Incident, Sweeper } from '../incidents/index.js';
import { createLogger } from '../operations/index.js';
import { DEMO_LINE, DEMO_TIME_ZONE, inventCompany, primaryPhone } from './company.js';
import { inventPastCalls } from './past-calls.js';
import { DemoClock } from './demo-clock.js';
import { playCall } from './play-call.js';
import { howToGoOn } from './how-to-go-on.js';
import { NIGHT, SCENES, type Scene } from './scenes.js';
import { keyMetrics, rungIn, trailOf } from './trail.js';

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { serve: { type: 'boolean', default: false } } });
  const folder = mkdtempSync(join(tmpdir(), 'ewf-demo-'));
  const secret = randomBytes(12).toString('hex');
  const port = values.serve ? loadEnvironment().port : 0;
  const environment = parseEnvironment({
    DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
    BUSINESS_TIME_ZONE: DEMO_TIME_ZONE,
    WEBHOOK_SECRET: secret,
    JWT_SECRET: randomBytes(32).toString('hex'),
    PORT: String(port),
    HOST: '127.0.0.1',
  });
  const clock = new DemoClock();
  const app = await createApplication(environment, createLogger('error'), clock);
  await app.listen(environment.port, environment.host);
  const url = await app.getUrl();

  print('EWF Emergency Call Service: three calls through the flows in studio/flows. People, numbers and phones are');
  print(
    'invented, and Twilio is played by the runner in studio/; the service, its database, HTTP and the flows are real.',
  );
  const admin = { email: 'ottilie@example.com', password: randomBytes(12).toString('base64url') };
  await inventCompany(app, NIGHT, admin);
  for (const [index, scene] of SCENES.entries()) await play(app, clock, { url, secret }, scene, index + 1);
  await printMetrics(app);

  if (values.serve) {
    const calls = await inventPastCalls(app, clock, NIGHT);
    print();
    print(`Beside them, ${calls} calls of the month before were invented.`);
  }
  clock.release();
  const stop = async (): Promise<void> => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  if (!values.serve) return stop();
  app.get(Sweeper).start();
  const incidentId = (await newestIncident(app)) + 1;
  print(howToGoOn({ url, secret, admin, incidentId, phone: await primaryPhone(app, clock.now()) }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function play(
  app: INestApplication,
  clock: DemoClock,
  service: { readonly url: string; readonly secret: string },
  scene: Scene,
  number: number,
): Promise<void> {
  clock.show(scene.at);
  print();
  print(`Call ${number} (flow ${scene.flow}). ${scene.title}`);
  await playCall(
    {
      ...scene,
      line: DEMO_LINE,
      serviceUrl: service.url,
      secret: service.secret,
      talkSeconds: 154,
      advance: (seconds) => clock.advance(seconds),
      ...(scene.flow === 'line' && { who: rungIn(app) }),
    },
    print,
  );
  const incidentId = await newestIncident(app);
  print();
  print(`Audit trail of incident ${incidentId}:`);
  for (const line of await trailOf(app, incidentId)) print(line);
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
