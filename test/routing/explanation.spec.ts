import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

interface Explanation {
  readonly offers: {
    readonly kind: string;
    readonly stepName: string;
    readonly userId: number | null;
    readonly userName: string | null;
    readonly ladder: { name: string; candidates: { userName: string; taken: boolean; reason?: string }[] }[];
  }[];
}

onEachDatabase('the explanation of a call', (kind) => {
  let line: Line;
  let technician: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT, environment: SESSIONS });
    technician = await signIn(line, 'technician');
  });
  afterAll(() => line.close());

  const explain = async (incidentId: number) =>
    (await technician.get(`/api/incidents/${incidentId}/explanation`)).body as Explanation;
  /** Each decision as `step: Name+ Name(reason) …`, without the step for repeat callers: it is nobody's here. */
  const told = ({ offers }: Explanation) =>
    offers.map(({ kind: what, stepName, userName, ladder }) => {
      const steps = ladder
        .filter(({ name }) => name !== 'repeat_caller')
        .map(({ name, candidates }) => {
          const all = candidates.map((each) => `${each.userName}${each.taken ? '+' : `(${each.reason})`}`);
          return [`${name}:`, ...all].join(' ');
        });
      return [`${what} ${stepName} ${userName}`, ...steps];
    });

  it('tells of each offer who stood where and why they were not taken, as it was then', async () => {
    const { company } = line;
    const ada = await company.technician('Ada', { available: false });
    const ben = await company.technician('Ben');
    const mia = await company.person('Mia', 'manager', { active: false });
    const pool = [ben, await company.technician('Cem', { phoneE164: ben.phone })];
    for (const name of ['Dora', 'Eva', 'Fay', 'Gus']) pool.push(await company.technician(name));
    await company.onCall(ada, 'primary');
    await company.onCall(ben, 'secondary');
    await company.pool(...pool);

    const call = line.call();
    const { incidentId } = await call.tryNext();
    await company.change(ada, { available: true });
    await company.change(mia, { active: true });
    await call.tryNext(incidentId);
    await company.change(ada, { available: false, name: 'Ada the Great' });
    await company.change(mia, { active: false });
    while ((await call.tryNext(incidentId)).nextPhoneE164 !== null);

    const explanation = await explain(incidentId);
    expect(told(explanation).slice(0, 2)).toEqual([
      ['offered secondary Ben', 'primary_oncall: Ada the Great(unavailable)', 'secondary: Ben+'],
      ['offered primary_oncall Ada', 'primary_oncall: Ada the Great+'],
    ]);
    const last = told(explanation).at(-1);
    expect(last?.[0]).toBe('exhausted exhausted null');
    expect(last?.at(-1)).toBe(
      'rotating_pool: Ben(already_on_ladder) Cem(shared_phone) Gus(over_limit) Dora(already_on_ladder) ' +
        'Eva(already_on_ladder) Fay(already_on_ladder)',
    );
    expect(last?.find((step) => step.startsWith('primary_oncall'))).toBe('primary_oncall: Ada the Great(unavailable)');
    expect(told(explanation).flat().join('\n')).toContain('Dora+ Eva(not_reached) Fay(not_reached) Gus(not_reached)');
  });

  it('tells of a person offered again, and of one whom another call has', async () => {
    const { company } = line;
    const [hal, ida] = [await company.technician('Hal'), await company.technician('Ida')];
    await company.pool(hal, ida);
    const limit = null;
    await company.ladder('after_hours', [{ name: 'rotating_pool', timeoutSeconds: 20, limit }]);
    await line.call().next();
    const call = line.call();
    const { incidentId } = await call.next();
    await call.next();
    await call.tryNext(incidentId);
    await call.tryNext(incidentId);
    expect(told(await explain(incidentId))).toEqual([
      ['offered rotating_pool Ida', 'rotating_pool: Ida+ Hal(claimed)'],
      ['reoffered rotating_pool Ida'],
      ['offered rotating_pool Hal', 'rotating_pool: Hal+ Ida(already_on_ladder)'],
      ['exhausted exhausted null', 'rotating_pool: Ida(already_on_ladder) Hal(already_on_ladder)'],
    ]);
  });

  it('stays small for a large company', async () => {
    const { company } = line;
    const many = [];
    for (let index = 0; index < 200; index += 1) many.push(await company.technician(`T${index}`, { available: false }));
    await company.pool(...many);
    const { incidentId } = await line.call().next();
    const [row] = await line.rows<{ data: string }>('SELECT data FROM incident_events WHERE incident_id = ?', [
      incidentId,
    ]);
    expect(row?.data.length).toBeLessThan(2500);
    expect((await explain(incidentId)).offers[0]?.ladder[0]?.candidates).toHaveLength(200);
  });

  it('is of one incident that is', async () => {
    expect(await technician.get('/api/incidents/999999/explanation')).toMatchObject({
      status: 404,
      body: { code: 'INCIDENT_NOT_FOUND' },
    });
    expect((await technician.get('/api/incidents/x/explanation')).status).toBe(400);
  });
});
