import { Module } from '@nestjs/common';
import { afterEach, expect, it } from 'vitest';
import { LadderStep, type LadderStepProvider, type StepContext } from '../../src/routing/contract/index.js';
import { lineStory } from '../line/switchboard.js';
import { ACCEPTS } from '../line/phones.js';
import { sqlite } from '../kit/databases.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { story } from '../kit/story.js';
import { TellingLine } from '../notifications/kit.js';

/** The caller for whom the steps of this file have somebody. */
const REGULAR = '+14155550111';

const technicians = ({ people }: StepContext): number[] =>
  [...people.values()].filter(({ role }) => role === 'technician').map(({ id }) => id);

/** Remembers whom it offered, in a memory of its own. */
@LadderStep({ name: 'regulars', title: 'Regulars', timeoutSeconds: 20, limit: 1, dependsOnCaller: true })
class RegularsStep implements LadderStepProvider {
  readonly remembered: number[] = [];

  candidates({ incident, pool }: StepContext): readonly number[] {
    return incident.callerE164 === REGULAR ? pool.map(({ userId }) => userId).slice(0, 1) : [];
  }

  chosen(userId: number): void {
    this.remembered.push(userId);
  }
}

@LadderStep({
  name: 'acquainted',
  title: 'Acquainted',
  timeoutSeconds: 20,
  knowsCaller: true,
  takesPoolTurn: true,
})
class AcquaintedStep implements LadderStepProvider {
  readonly candidates = technicians;
}

@LadderStep({
  name: 'all_hands',
  title: 'All hands',
  timeoutSeconds: 20,
  announces: 'all_hands_due',
  tellsEveryone: true,
})
class AllHandsStep implements LadderStepProvider {
  candidates(): readonly number[] {
    return [];
  }
}

@Module({ providers: [RegularsStep, AcquaintedStep, AllHandsStep] })
class ForeignModule {}

const modules = [ForeignModule];
const rungs = (...names: string[]) => names.map((name) => ({ name, timeoutSeconds: 20, limit: null }));

story(
  'A step with a memory of its own moves nobody in the rotating pool',
  async (line) => {
    const ada = await line.company.technician('Ada');
    const ben = await line.company.technician('Ben');
    await line.company.pool(ada, ben);
    await line.company.ladder('business_hours', rungs('regulars', 'rotating_pool'));

    const first = await line.call('CA1', REGULAR).next();
    expect(first).toMatchObject({ stepName: 'regulars', userName: 'Ada' });
    expect(line.app.get(RegularsStep).remembered).toEqual([ada.id]);
    await line.call('CA1', REGULAR).failed(first);
    await line.call('CA1', REGULAR).completed(first.incidentId);

    expect(await line.call('CA2').next()).toMatchObject({ stepName: 'rotating_pool', userName: 'Ada' });
  },
  { modules },
);

lineStory(
  'The people of a step that knows the caller are told so when they pick up, and nobody else is',
  async (board) => {
    await board.hire('Ada');
    await board.line.company.ladder('business_hours', rungs('acquainted'));
    const call = await board.take({ Ada: ACCEPTS });
    expect(call.whispersTo('Ada')[0]).toContain('You spoke to this caller a short time ago.');

    await board.line.company.ladder('business_hours', rungs('broadcast'));
    const other = await board.take({ Ada: ACCEPTS });
    expect(other.whispersTo('Ada')[0]).not.toContain('You spoke');
  },
  { modules },
);

story(
  'The statistics count the offers of a step that takes turns of the pool as such turns',
  async (line) => {
    const manager = await signIn(line, 'manager');
    const ada = await line.company.technician('Ada');
    await line.company.ladder('business_hours', rungs('acquainted'));
    await line.call().tryEveryone();

    const { body } = await manager.get('/api/metrics/summary');
    expect(body.users).toEqual([expect.objectContaining({ userId: ada.id, offers: 1, poolTurns: 1 })]);
  },
  { modules, environment: SESSIONS },
);

let telling: TellingLine | undefined;
afterEach(() => telling?.close());

it('A step that tells everyone has them told by message, whatever its event is called', async () => {
  telling = await TellingLine.open(sqlite, { modules });
  const ada = await telling.line.company.technician('Ada');
  await telling.line.company.ladder('business_hours', rungs('all_hands', 'manager'));
  const { incidentId } = await telling.line.call().next();
  await telling.work();

  const rows = await telling.rows();
  expect(rows.map(({ kind, userId }) => [kind, userId])).toContainEqual(['broadcast', ada.id]);
  expect(
    (await telling.line.rows<{ type: string }>('SELECT type FROM incident_events')).map(({ type }) => type),
  ).toContain('all_hands_due');
  expect(incidentId).toBeGreaterThan(0);
});
