import type { Parameter, Unit } from '../../database/index.js';
import type { NewEvent, Trace } from './event-types.js';

const COLUMNS = '`incident_id`, `seq`, `type`, `source`, `at`, `request_id`, `idempotency_key`, `data`, `answer`';

/**
 * Adds events to an incident's trail in one statement, numbered on from the last one. The incident's lock must be
 * held: it is what keeps the numbers without gaps.
 */
export async function appendEvents(
  unit: Unit,
  incidentId: number,
  events: readonly NewEvent[],
  trace: Trace,
): Promise<void> {
  const row = (index: number): string =>
    `SELECT ?, COALESCE(MAX(\`seq\`), 0) + ${index + 1}, ?, ?, ?, ?, ?, ?, ? FROM \`incident_events\` WHERE \`incident_id\` = ?`;
  const values = events.flatMap((event): Parameter[] => [
    incidentId,
    event.type,
    event.source,
    trace.at,
    trace.requestId,
    event.source === 'request' ? trace.idempotencyKey : null,
    JSON.stringify(event.data),
    event.answer === undefined ? null : JSON.stringify(event.answer),
    incidentId,
  ]);
  await unit.change(
    `INSERT INTO \`incident_events\` (${COLUMNS}) ${events.map((_, index) => row(index)).join(' UNION ALL ')}`,
    values,
  );
}
