import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, migrationStates, takeBack } from '../../src/database/index.js';
import { onServer } from '../kit/databases.js';
import { brokenInvariants } from '../kit/invariants.js';
import { Line } from '../kit/line.js';
import { ACCEPTS, DECLINES, HANGS_UP, presses } from '../line/phones.js';
import { LINE, Switchboard, type Scripts } from '../line/switchboard.js';
import { EARLIER_DOWN, EARLIER_UP } from './earlier-release.js';

const DIALLED_LINE = 'DialledLine1765000000000';

onServer('a database whose call attempts an earlier release emptied', (kind) => {
  let line: Line;
  let statuses: Map<number, string>;

  beforeEach(async () => {
    line = await Line.open(kind, LINE);
    await takeCalls(new Switchboard(line));
    statuses = await statusesNow();
    expect([...new Set(statuses.values())].toSorted()).toEqual(
      ['answered', 'busy', 'declined', 'failed', 'machine_or_no_key', 'no-answer', 'superseded'].toSorted(),
    );
  });
  afterEach(() => line.close({ check: false }));

  it('gets them back from the events when that upgrade is done again', async () => {
    await backTo(DIALLED_LINE, { itself: true });
    await emptied(EARLIER_UP);

    await migrate(line.dataSource);

    expect(await statusesNow()).toEqual(statuses);
    expect((await migrationStates(line.dataSource)).every(({ state }) => state === 'applied')).toBe(true);
  });

  it('gets them back from the events when that release had begun to take it back', async () => {
    await backTo(DIALLED_LINE, { itself: false });
    await emptied(EARLIER_DOWN);

    await migrate(line.dataSource);

    expect(await statusesNow()).toEqual(statuses);
    expect((await migrationStates(line.dataSource)).every(({ state }) => state === 'applied')).toBe(true);
    const others = (await brokenInvariants(line.dataSource)).filter((broken) => !/dial|recording/.test(broken));
    expect(others).toEqual([]);
  });

  it('is taken back as if nothing had happened', async () => {
    await backTo(DIALLED_LINE, { itself: false });
    await emptied(EARLIER_DOWN);

    expect(await takeBack(line.dataSource)).toBe(DIALLED_LINE);

    const older: Readonly<Record<string, string>> = { machine_or_no_key: 'no-answer', declined: 'busy' };
    const wanted = [...statuses].map(([id, status]) => [id, older[status] ?? status] as const);
    expect(await statusesNow()).toEqual(new Map(wanted));
  });

  it('is refused with what to do when an event is missing, and keeps what could be found', async () => {
    await backTo(DIALLED_LINE, { itself: true });
    await emptied(EARLIER_UP);
    const [id] = statuses.keys();
    await line.dataSource.query(
      "UPDATE incident_events SET data = '{}' WHERE incident_id = (SELECT incident_id FROM call_attempts WHERE id = ?)",
      [id],
    );

    await expect(migrate(line.dataSource)).rejects.toThrow(/the events do not say what it was: restore the backup/);

    const found = await statusesNow();
    expect(found.get(Number(id))).toBe('');
    expect([...found.values()].filter((status) => status !== '').length).toBeGreaterThan(5);
  });

  async function statusesNow(): Promise<Map<number, string>> {
    const sql = 'SELECT id, status FROM call_attempts ORDER BY id';
    const rows = (await line.dataSource.query(sql)) as { id: number; status: string }[];
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  async function backTo(name: string, { itself }: { readonly itself: boolean }): Promise<void> {
    for (;;) {
      const newest = (await migrationStates(line.dataSource)).findLast(({ state }) => state === 'applied');
      if (newest?.name === name && !itself) return;
      const taken = await takeBack(line.dataSource);
      if (taken === name || taken === null) return;
    }
  }

  /** Does what the earlier release did, up to where it failed. */
  async function emptied(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await line.dataSource.query(statement);
    const all = [...(await statusesNow()).values()];
    expect(all.every((status) => status === '')).toBe(true);
    const states = await migrationStates(line.dataSource);
    expect(states.find(({ name }) => name === DIALLED_LINE)?.state).toBe('begun');
  }
});

/** Calls that end in every way that the flow of the dialled line knows. */
async function takeCalls(board: Switchboard): Promise<void> {
  await board.ladderOfFour();
  const calls: Scripts[] = [
    { Ada: DECLINES, Ben: ACCEPTS },
    { Ada: HANGS_UP, Ben: { kind: 'busy' }, Cem: { kind: 'failed' } },
  ];
  for (const scripts of calls) {
    await board.take(scripts);
    board.line.clock.advance(1801);
  }
  await board.line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 30, limit: null }]);
  await board.take({ Ada: ACCEPTS, Ben: presses('1', 6) });
}
