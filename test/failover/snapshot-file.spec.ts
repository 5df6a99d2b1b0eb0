import fc from 'fast-check';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIncident, type IncidentRecord } from '../../src/incidents/index.js';
import { IndexedCalls } from '../../src/calls/cache/indexed-calls.js';
import { SnapshotFile } from '../../src/calls/failover/snapshot-file.js';
import { readSnapshot, type KnownBeside } from '../../src/calls/failover/snapshot.js';

const NOW = new Date('2026-11-23T10:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (): string => join(folder, 'snapshot.bin');

function incident(id: number, callerPhone = ''): IncidentRecord {
  const call = { callSid: `CA${id}`, callerPhone, callerE164: null, ladder: 'business_hours', relatedIncidentId: null };
  return newIncident(call, id, NOW);
}

function beside(...reservedIds: number[]): KnownBeside {
  const roster = { revision: 1, people: new Map(), schedule: { hours: {} }, ladders: {} };
  return { roster: roster as unknown as KnownBeside['roster'], pool: [], reservedIds };
}

/** What is saved as the standby does it: what has changed, beside all that there is. */
async function save(file: SnapshotFile, calls: IndexedCalls, changed: readonly IncidentRecord[], isWhole = false) {
  for (const one of changed) calls.put(one);
  await file.save(beside(7), { isWhole, incidents: changed, gone: [] }, calls);
}

describe('the snapshot of a service', () => {
  it('has everything that was saved, whatever changed in which order', async () => {
    const seed = Date.now() % 2 ** 31;
    console.log(`snapshots: SEED=${seed}`);
    const change = fc.record({
      isWhole: fc.boolean(),
      reserved: fc.integer({ min: 1, max: 3 }),
      put: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      gone: fc.boolean(),
    });
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const file = new SnapshotFile(folder);
      const calls = new IndexedCalls();
      for (const [round, { isWhole, reserved, put, gone }] of changes.entries()) {
        const incidents = put.map((id) => ({ ...incident(id, `round ${round}`), endedAt: id % 2 === 0 ? NOW : null }));
        for (const one of incidents) calls.put(one);
        const forgotten = gone ? calls.forgetBefore(new Date(NOW.getTime() + 1), () => false) : [];
        const kept = incidents.filter(({ id }) => calls.get(id) !== null);
        await file.save(beside(reserved), { isWhole, incidents: kept, gone: forgotten }, calls);
        const read = await readSnapshot(folder);
        const byId = (one: IncidentRecord, other: IncidentRecord): number => one.id - other.id;
        expect(read?.reservedIds).toEqual([reserved]);
        expect(read?.incidents.toSorted(byId)).toEqual([...calls.all()].toSorted(byId));
      }
    });
    await fc.assert(property, { seed, numRuns: 60 });
  });

  it('grows by what has changed, and is written anew when that is as much as the whole', async () => {
    const file = new SnapshotFile(folder);
    const calls = new IndexedCalls();
    await save(
      file,
      calls,
      Array.from({ length: 1500 }, (_, index) => incident(index + 1, 'x'.repeat(600))),
      true,
    );
    const whole = statSync(path());
    await save(file, calls, [incident(3, 'changed')]);
    const { size, ino } = statSync(path());
    expect(ino).toBe(whole.ino);
    expect(size - whole.size).toBeLessThan(2000);
    await save(file, calls, []);
    expect(statSync(path())).toMatchObject({ size, ino });
    for (let round = 0; round < 3; round += 1) await save(file, calls, [...calls.all()].slice(0, 900));
    expect(statSync(path()).ino).not.toBe(whole.ino);
    expect(statSync(path()).size).toBeLessThan(2 * whole.size);
    expect((await readSnapshot(folder))?.incidents).toEqual([...calls.all()]);
  });

  it('loses no more than its last change where that is cut off, and says so', async () => {
    const file = new SnapshotFile(folder);
    const calls = new IndexedCalls();
    await save(file, calls, [incident(1)], true);
    await save(file, calls, [incident(2)]);
    const before = readFileSync(path());
    await save(file, calls, [incident(3)]);
    writeFileSync(path(), readFileSync(path()).subarray(0, before.length + 40));
    const complaints: string[] = [];
    const read = await readSnapshot(folder, ({ message }) => complaints.push(message));
    expect(read?.incidents.map(({ id }) => id)).toEqual([1, 2]);
    expect(complaints).toEqual(['the snapshot is cut off']);
  });

  it('is whole again after the disk has failed', async () => {
    const file = new SnapshotFile(folder);
    const calls = new IndexedCalls();
    await save(file, calls, [incident(1)], true);
    rmSync(path());
    await expect(save(file, calls, [incident(2)])).rejects.toThrow('ENOENT');
    appendFileSync(path(), 'rubbish');
    await save(file, calls, []);
    expect((await readSnapshot(folder))?.incidents.map(({ id }) => id)).toEqual([1, 2]);
  });
});
