import { afterEach, beforeEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { eventsOf, incidentOf, trailOf } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

onEachDatabase('notes on an incident', (kind) => {
  let line: Line;
  beforeEach(async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT, environment: SESSIONS });
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.onCall(await line.company.technician('Ben'), 'secondary');
  });
  afterEach(() => line.close());

  const note = (by: SignedInPerson, id: number, text: unknown) =>
    by.send('POST', `/api/incidents/${id}/notes`, { text });
  const notes = async (id: number): Promise<unknown[]> =>
    (await eventsOf(line, id))
      .filter(({ type }) => type === 'note_added')
      .map(({ source, data }) => ({ source, data }));

  it.each(['technician', 'manager', 'admin'] as const)(
    'A %s writes one, and it stands in the trail with who wrote it and when',
    async (role) => {
      const olga = await signIn(line, role, { name: 'Olga' });
      const { incidentId } = await line.call().next();
      line.clock.advance(5);
      const at = line.clock.now().toISOString();
      const written = { incidentId, at, userId: olga.id, userName: 'Olga', text: 'Main valve is shut' };
      expect(await note(olga, incidentId, 'Main valve is shut')).toMatchObject({ status: 201, body: written });
      const { body } = await olga.get(`/api/incidents/${incidentId}`);
      expect(body.events.at(-1)).toMatchObject({
        type: 'note_added',
        source: 'note',
        at,
        data: { facts: { text: 'Main valve is shut', userId: olga.id, userName: 'Olga' } },
      });
    },
  );

  it('Its control characters become blanks, and it has 1 to 2000 characters then', async () => {
    const olga = await signIn(line, 'manager');
    const { incidentId: id } = await line.call().next();
    expect((await note(olga, id, ' Water\r\nup to\tthe\u0000\u001Bknee\u202E ')).body.text).toBe(
      'Water up to the knee',
    );
    expect((await note(olga, id, `${'ñ'.repeat(1999)}🚰\n`)).status).toBe(201);
    for (const wrong of ['', ' \n\u0007 ', 'x'.repeat(2001), 7, null, undefined]) {
      expect(await note(olga, id, wrong)).toMatchObject({ status: 400, body: { details: [{ field: 'text' }] } });
    }
    expect(await notes(id)).toHaveLength(2);
  });

  it('Of an incident that does not exist it is refused', async () => {
    const olga = await signIn(line, 'manager');
    expect(await note(olga, 99, 'Hello')).toMatchObject({ status: 404, body: { code: 'INCIDENT_NOT_FOUND' } });
  });

  it('It changes nothing of a call in progress, which goes on as without it', async () => {
    const olga = await signIn(line, 'manager');
    const call = line.call();
    const first = await call.next();
    const before = await incidentOf(line, first.incidentId);
    await note(olga, first.incidentId, 'Gas smell too');
    expect(await incidentOf(line, first.incidentId)).toEqual(before);
    const second = await call.failed(first).then(() => call.next());
    await note(olga, first.incidentId, 'Fire brigade is on its way');
    await call.answered(second);
    await call.completed(first.incidentId, 60);
    expect(await incidentOf(line, first.incidentId)).toMatchObject({ status: 'completed', durationSeconds: 60 });
    await note(olga, first.incidentId, 'Done');
    const trail = await trailOf(line, first.incidentId);
    expect(trail.filter((type) => type !== 'note_added')).toEqual([
      'offered',
      'attempt_failed',
      'offered',
      'answered',
      'completed',
    ]);
    expect(await notes(first.incidentId)).toHaveLength(3);
  });

  it('Notes and requests of one call at once are all written, in one order without gaps', async () => {
    const olga = await signIn(line, 'manager');
    const call = line.call();
    const target = await call.next();
    const texts = Array.from({ length: 8 }, (_, index) => `Note ${index}`);
    await Promise.all([call.answered(target), ...texts.map((text) => note(olga, target.incidentId, text))]);
    const events = await eventsOf(line, target.incidentId);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(await notes(target.incidentId)).toHaveLength(8);
    expect(await incidentOf(line, target.incidentId)).toMatchObject({ status: 'answered' });
  });

  it('It keeps no silent call open', async () => {
    const olga = await signIn(line, 'manager');
    const { incidentId } = await line.call().next();
    line.clock.advance(149);
    await note(olga, incidentId, 'Still ringing?');
    line.clock.advance(2);
    expect(await line.sweep()).toBe(1);
  });
});
