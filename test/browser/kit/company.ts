import type { Made, Site } from './site.js';

const DAY = 86_400_000;

/** The people of a browser test. */
export interface Staff {
  readonly nora: Made;
  readonly tobias: Made;
  readonly wilhelmina: Made;
  readonly fenwick: Made;
}

/**
 * Fills a site: two technicians on call by rotations, a manager, and a pool. Phones are of the range for fiction. The
 * ladders ring the primary, the secondary and the managers at whatever hour, so that it does not matter when tests run.
 */
export async function staff(site: Site): Promise<Staff> {
  const nora = await site.person('Nora Quill', 'technician', { phoneE164: '+14155550101' });
  const tobias = await site.person('Tobias Pen', 'technician', { phoneE164: '+14155550102' });
  const wilhelmina = await site.person('Wilhelmina Drizzle', 'manager', { phoneE164: '+14155550103' });
  const fenwick = await site.person('Fenwick Sump', 'technician', { phoneE164: '+14155550104' });
  for (const [level, participants] of [
    ['primary', [nora.id]],
    ['secondary', [tobias.id]],
  ] as const) {
    await site.api('POST', '/api/on-call/rotations', {
      name: `${level} weeks`,
      level,
      timeZone: 'America/Los_Angeles',
      period: 'weekly',
      interval: 1,
      handoffTime: '08:00',
      handoffWeekday: 1,
      startsOn: dateOf(Date.now() - 30 * DAY),
      participants,
    });
  }
  await site.api('PUT', '/api/rotating-pool', { members: [fenwick.id, nora.id, tobias.id] });
  for (const kind of ['business_hours', 'after_hours']) {
    await site.api('PUT', `/api/ladders/${kind}`, {
      steps: [
        { name: 'primary_oncall', timeoutSeconds: 30 },
        { name: 'secondary', timeoutSeconds: 30 },
        { name: 'manager', timeoutSeconds: 20 },
      ],
    });
  }
  return { nora, tobias, wilhelmina, fenwick };
}

/** The date of an instant, in UTC. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
