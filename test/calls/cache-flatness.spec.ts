import { describe, expect, it } from 'vitest';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import { stateFor } from '../../src/calls/cache/call-state.js';
import { newIncident, type IncidentRecord } from '../../src/incidents/index.js';
import type { Roster } from '../../src/routing/index.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const ROSTER = { revision: 1, people: new Map() } as unknown as Roster;

/** Counts what is read of an incident, by any reader. */
function counting(incident: IncidentRecord, counts: { reads: number }): IncidentRecord {
  return new Proxy(incident, {
    get(target, key, receiver): unknown {
      counts.reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}

/** How often incidents are looked at to answer everything that a decision asks, with a number of recent calls. */
function work(recent: number): number {
  const counts = { reads: 0 };
  const cache = new CallCache();
  const incidents = Array.from({ length: recent }, (_, index) => {
    const callerE164 = `+1415${String(1_000_000 + index)}`;
    const call = { callSid: `CA${index}`, callerPhone: callerE164, callerE164, ladder: 'business_hours' };
    const ended = { ...newIncident({ ...call, relatedIncidentId: null }, index + 1, NOW), endedAt: NOW };
    return counting(ended, counts);
  });
  cache.learn({ roster: ROSTER, pool: [], incidents });
  counts.reads = 0;
  const reference = { callSid: 'CAnew', incidentId: null };
  const request = { reference, replay: null, stored: null, now: NOW, newIncidentId: () => 0, isForDatabase: true };
  const state = stateFor(cache, request);
  state?.earlierCall(null, '+14151000000');
  const busy = state?.busyBeside(null);
  for (let userId = 1; userId <= 200; userId += 1) busy?.has(userId);
  return counts.reads;
}

describe('The work of a request', () => {
  it('does not grow with the calls of the last half hour', () => {
    const [few, many] = [work(10), work(20_000)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });
});
