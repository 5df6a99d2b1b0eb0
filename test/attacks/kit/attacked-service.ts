import type { NextTarget } from '../../../src/routing/index.js';
import type { DatabaseKind } from '../../kit/databases.js';
import { startService, type ServiceProcess } from '../../kit/processes.js';
import { Wire } from '../../kit/wire.js';
import { SESSIONS } from '../../kit/people.js';

const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };
const TECHNICIAN = { email: 'technician@example.com', password: 'lanterns of the harbour' };
const PEOPLE = 6;
let calls = 0;

/** The built service, with people to ring and an admin who is signed in. */
export class AttackedService {
  private constructor(
    readonly url: string,
    /** Of an admin's session. */
    readonly token: string,
    /** Of a technician's session. */
    readonly technician: string,
    private readonly wire: Wire,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(kind: DatabaseKind): Promise<AttackedService> {
    const database = await kind.create();
    const first = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
    const service: ServiceProcess = await startService({ DATABASE_URL: database.url, ...SESSIONS, ...first });
    const wire = new Wire(service.url, 1);
    const stop = async (): Promise<void> => {
      wire.close();
      await service.stop();
      await database.drop();
    };
    const tokenOf = async (person: object): Promise<string> =>
      ((await sent(service.url, '/api/auth/login', person)) as { accessToken: string }).accessToken;
    const admin = await tokenOf(ADMIN);
    const session = { Authorization: `Bearer ${admin}` };
    for (let person = 1; person <= PEOPLE; person += 1) {
      const user = { name: `Manager ${person}`, role: 'manager', phoneE164: `+1415555${3000 + person}` };
      await sent(service.url, '/api/users', user, session);
    }
    await sent(service.url, '/api/users', { name: 'Technician', role: 'technician', ...TECHNICIAN }, session);
    return new AttackedService(service.url, admin, await tokenOf(TECHNICIAN), wire, stop);
  }

  /** A caller's call up the whole ladder, on which nobody picks up; returns how long each answer took, in milliseconds. */
  async walkUp(): Promise<number[]> {
    calls += 1;
    const call = { callSid: `CAattack${calls}`, callerPhone: '+14155551234' };
    const times: number[] = [];
    const ask = async (endpoint: string, body: object): Promise<NextTarget> => {
      const began = performance.now();
      const { status, body: answer } = await this.wire.post(endpoint, { ...call, ...body });
      times.push(performance.now() - began);
      if (status !== 200) throw new Error(`${endpoint} answered ${status}: ${JSON.stringify(answer)}`);
      return answer as NextTarget;
    };
    let target = await ask('next-target', {});
    const { incidentId } = target;
    while (target.nextPhoneE164 !== null) {
      await ask('attempt-failed', { incidentId, targetPhone: target.nextPhoneE164, reason: 'no-answer' });
      target = await ask('next-target', { incidentId, lastTargetPhone: target.nextPhoneE164 });
    }
    await ask('completed', { incidentId, duration: null });
    if (times.length < PEOPLE) throw new Error(`only ${times.length} answers: nobody was rung`);
    return times;
  }
}

async function sent(url: string, path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
