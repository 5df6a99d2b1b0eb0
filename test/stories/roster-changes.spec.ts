import { expect } from 'vitest';
import { onServer, type DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { story } from '../kit/story.js';
import { it } from 'vitest';

const IGNORING_CLAIMS = { environment: { CLAIMED_USERS: 'ignore' } };

story(
  'a change of people, shifts, pool, hours or ladders is seen by the very next request',
  async (line) => {
    const { company } = line;
    const whoIsNext = async (): Promise<string | null> => (await line.call().next()).userName;
    expect(await whoIsNext()).toBe(null);
    const ada = await company.technician('Ada');
    await company.onCall(ada, 'primary');
    expect(await whoIsNext()).toBe('Ada');
    await company.change(ada, { name: 'Ada Lovelace' });
    expect(await whoIsNext()).toBe('Ada Lovelace');
    await company.person('Mia', 'manager');
    await company.change(ada, { available: false });
    expect(await whoIsNext()).toBe('Mia');
    await company.pool(await company.technician('Pia'));
    await company.ladder('business_hours', [{ name: 'rotating_pool', timeoutSeconds: 5, limit: 1 }]);
    expect(await whoIsNext()).toBe('Pia');
    await company.hours({ timeZone: 'UTC', weekly: [], holidays: [] });
    expect(await whoIsNext()).toBe('Mia');
  },
  IGNORING_CLAIMS,
);

onServer('two processes on one database', (kind) => {
  it('each sees at once what the other has changed', async () => {
    const database = await kind.create();
    const shared: DatabaseKind = { ...kind, create: async () => ({ url: database.url, drop: async () => undefined }) };
    const one = await Line.open(shared, IGNORING_CLAIMS);
    const other = await Line.open(shared, IGNORING_CLAIMS);
    try {
      const ada = await one.company.technician('Ada');
      await one.company.onCall(ada, 'primary');
      expect((await other.call().next()).userName).toBe('Ada');
      await other.company.change(ada, { available: false });
      expect((await one.call().next()).userName).toBe(null);

      const call = one.call();
      const { incidentId } = await call.next();
      await one.company.change(ada, { available: true });
      const sameCall = other.call(call.call.callSid, call.call.callerPhone);
      expect(await sameCall.next({ incidentId })).toMatchObject({ incidentId, userName: 'Ada' });
    } finally {
      await one.close();
      await other.close();
      await database.drop();
    }
  });
});
