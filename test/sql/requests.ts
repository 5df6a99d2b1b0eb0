import type { Statement } from '../kit/recorder.js';
import { Recorder } from '../kit/recorder.js';
import type { Line } from '../kit/line.js';

/** The statements that one kind of request ran. */
export interface Measured {
  readonly kind: string;
  readonly isReport: boolean;
  readonly statements: readonly Statement[];
}

/** A company whose after-hours ladder reaches the pool: the longest way a request can take. */
export async function staff(line: Line, technicians: number): Promise<void> {
  const { company } = line;
  const pool = [];
  for (let nth = 1; nth <= technicians; nth += 1) pool.push(await company.technician(`Technician ${nth}`));
  const [ada, ben] = pool;
  if (ada) await company.onCall(ada, 'primary');
  if (ben) await company.onCall(ben, 'secondary');
  await company.pool(...pool);
}

/** Plays every kind of request there is, and measures the statements of each. The line must be in after hours. */
export async function measureRequests(line: Line): Promise<Measured[]> {
  const recorder = new Recorder(line.dataSource);
  const measured: Measured[] = [];
  const post = async (kind: string, endpoint: string, body: object, headers: Record<string, string> = {}) => {
    recorder.take();
    const reply = await line.post(`/api/telephony/${endpoint}`, body, headers);
    measured.push({ kind, isReport: endpoint !== 'next-target', statements: recorder.take() });
    return reply.body as { incidentId: number; nextPhoneE164: string | null };
  };
  const next = (kind: string, body: object, headers?: Record<string, string>) =>
    post(kind, 'next-target', body, headers);

  await line.call('WARM-UP', '+14155550001').next();
  const call = { callSid: 'CA1', callerPhone: '+14155551234' };
  const token = { 'I-Twilio-Idempotency-Token': 'once' };
  const first = await next('the first request of a call', call, token);
  await next('the same again, by its token', call, token);
  await next('an answer that was lost', call);
  const known = { ...call, incidentId: first.incidentId };
  await next("the guide's next request, with an offer pending", known);
  let dialled = (await next('an offer of the pool, with an offer pending', known)).nextPhoneE164;
  await next('one whose report was lost', { ...known, lastTargetPhone: dialled });
  for (;;) {
    const target = await next('onward', known, { 'I-Twilio-Idempotency-Token': `t${measured.length}` });
    if (target.nextPhoneE164 === null) break;
    dialled = target.nextPhoneE164;
    const about = { incidentId: first.incidentId, callSid: 'CA1' };
    await post('a failure', 'attempt-failed', { ...about, targetPhone: dialled, reason: 'busy' });
  }
  await next('exhausted, asked again', known);
  const zoe = await line.company.person('Zoe', 'manager');
  await line.call('ROSTER', '+14155550002').next();
  await next('somebody became available', known);
  const about = { incidentId: first.incidentId, callSid: 'CA1' };
  await post('a failure of nobody offered', 'attempt-failed', { ...about, targetPhone: '+19', reason: 'busy' });
  await post('a late answer', 'answered', { ...about, answeredPhone: dialled });
  await post('an answer of nobody offered', 'answered', { ...about, answeredPhone: '+19' });
  await post(
    'a second answer',
    'answered',
    { ...about, answeredPhone: zoe.phone },
    { 'I-Twilio-Idempotency-Token': 'a' },
  );
  await next('answered already', known);
  await post('the end, with a duration that can not be', 'completed', { ...about, duration: -5 });
  await post('the end again', 'completed', { ...about, duration: 60 });
  await next('ended already', known);
  const again = await next('a caller who calls again', { callSid: 'CA2', callerPhone: '+14155551234' });
  await post('a mismatch', 'attempt-failed', { incidentId: again.incidentId, callSid: 'CA1', targetPhone: '+19' });
  await next('a mismatch', { ...call, incidentId: again.incidentId });
  await next('a new callSid with a known incident', { callSid: 'CA3', incidentId: again.incidentId, callerPhone: '' });
  await reviveByPool(line, (what, body) => next(what, body));
  return measured;
}

/** A pool of one that gets a second member after it was exhausted: the incident, the attempt and the pool change. */
async function reviveByPool(
  line: Line,
  next: (kind: string, body: object) => Promise<{ incidentId: number }>,
): Promise<void> {
  const { company } = line;
  const member = (id: number) => ({ id, name: '', phone: '' });
  await company.ladder('after_hours', [{ name: 'rotating_pool', timeoutSeconds: 20, limit: 3 }]);
  await company.pool(member(1));
  await line.call('ROSTER').next();
  const call = { callSid: 'CA4', callerPhone: 'anonymous' };
  const { incidentId } = await next('a withheld caller, a pool of one', call);
  await next('a pool of one, exhausted', { ...call, incidentId });
  await company.pool(member(1), member(2));
  await line.call('ROSTER').next();
  await next('exhausted, and alive again by the pool', { ...call, incidentId });
}
