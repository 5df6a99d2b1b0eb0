import { toInstant, type Parameter, type Unit } from '../../database/index.js';
import type { EventData, EventType } from './event-types.js';

/** An event that people are to be told of, with what there is to say of its call. */
export interface DueEvent {
  readonly id: number;
  readonly incidentId: number;
  readonly type: EventType;
  readonly at: Date;
  readonly data: EventData;
  /** The caller's number in E.164, null where it is withheld or no number. */
  readonly callerE164: string | null;
}

interface Row {
  readonly id: number;
  readonly incident_id: number;
  readonly type: EventType;
  readonly at: Date | string;
  readonly data: string;
  readonly caller_e164: string | null;
}

/**
 * Takes the marks off events that people are to be told of, at most so many and oldest first: from here on it is for
 * the caller, in the same unit, to see to it. It holds their incidents, so that no event is taken twice; incidents that
 * a request holds now are left for the next time, for no caller waits for a message.
 */
export async function takeDueEvents(unit: Unit, most: number): Promise<DueEvent[]> {
  const marked = await unit.rows<{ incident_id: number }>(
    'SELECT `incident_id` FROM `incident_events` WHERE `messages_due` IS NOT NULL ' +
      `ORDER BY \`messages_due\`, \`id\` LIMIT ${most}`,
  );
  const held = await hold(unit, [...new Set(marked.map((row) => Number(row.incident_id)))]);
  if (held.length === 0) return [];
  const rows = await unit.rows<Row>(
    'SELECT `e`.`id`, `e`.`incident_id`, `e`.`type`, `e`.`at`, `e`.`data`, `i`.`caller_e164` FROM `incident_events` `e` ' +
      'JOIN `incidents` `i` ON `i`.`id` = `e`.`incident_id` ' +
      `WHERE \`e\`.\`incident_id\` IN (${places(held)}) AND \`e\`.\`messages_due\` IS NOT NULL ORDER BY \`e\`.\`id\` LIMIT ${most}`,
    held,
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => Number(id));
  await unit.change(`UPDATE \`incident_events\` SET \`messages_due\` = NULL WHERE \`id\` IN (${places(ids)})`, ids);
  return rows.map((row) => ({
    id: Number(row.id),
    incidentId: Number(row.incident_id),
    type: row.type,
    at: toInstant(row.at),
    data: JSON.parse(row.data) as EventData,
    callerE164: row.caller_e164,
  }));
}

/** Holds an incident until the unit ends: what lines of its trail that no request writes must begin with. */
export async function holdIncident(unit: Unit, incidentId: number): Promise<void> {
  await unit.rows(`SELECT \`id\` FROM \`incidents\` WHERE \`id\` = ?${unit.forUpdate}`, [incidentId]);
}

async function hold(unit: Unit, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const free = unit.isEmbedded ? '' : `${unit.forUpdate} SKIP LOCKED`;
  const sql = `SELECT \`id\` FROM \`incidents\` WHERE \`id\` IN (${places(ids)}) ORDER BY \`id\`${free}`;
  return (await unit.rows<{ id: number }>(sql, ids)).map(({ id }) => Number(id));
}

const places = (values: readonly Parameter[]): string => values.map(() => '?').join(', ');
