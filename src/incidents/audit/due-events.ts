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

/** Where an event stands among those that are marked: oldest mark first. */
export interface MarkedEvent {
  readonly id: number;
  readonly incidentId: number;
  readonly markedAt: Date;
}

/** The events that people are to be told of, behind one of them or from the first one on, up to a limit. */
export async function markedEventsAfter(unit: Unit, last: MarkedEvent | null, most: number): Promise<MarkedEvent[]> {
  const behind = last && 'AND (`messages_due` > ? OR (`messages_due` = ? AND `id` > ?)) ';
  const rows = await unit.rows<{ id: number; incident_id: number; messages_due: Date | string }>(
    'SELECT `id`, `incident_id`, `messages_due` FROM `incident_events` WHERE `messages_due` IS NOT NULL ' +
      `${behind ?? ''}ORDER BY \`messages_due\`, \`id\` LIMIT ${most}`,
    last ? [last.markedAt, last.markedAt, last.id] : [],
  );
  return rows.map(({ id, incident_id, messages_due }) => {
    return { id: Number(id), incidentId: Number(incident_id), markedAt: toInstant(messages_due) };
  });
}

/**
 * Takes the marks off events that people are to be told of: from here on it is for the caller, in the same unit, to see
 * to it. It holds their incidents, so that no event is taken twice; events that a request or somebody else holds now, or
 * whose incident is held, are left for the next time, for no caller waits for a message.
 * @throws SyntaxError where the data of one of them can't be read.
 */
export async function claimDueNotifications(
  unit: Unit,
  marked: readonly Pick<MarkedEvent, 'id' | 'incidentId'>[],
): Promise<DueEvent[]> {
  const held = await hold(unit, [...new Set(marked.map(({ incidentId }) => incidentId))]);
  const ids = marked.filter(({ incidentId }) => held.includes(incidentId)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await unit.rows<Row>(
    'SELECT `e`.`id`, `e`.`incident_id`, `e`.`type`, `e`.`at`, `e`.`data`, `i`.`caller_e164` FROM `incident_events` `e` ' +
      'JOIN `incidents` `i` ON `i`.`id` = `e`.`incident_id` ' +
      `WHERE \`e\`.\`id\` IN (${places(ids)}) AND \`e\`.\`messages_due\` IS NOT NULL ORDER BY \`e\`.\`id\`` +
      unit.forUpdateIfFree,
    ids,
  );
  if (rows.length === 0) return [];
  const free = rows.map(({ id }) => Number(id));
  await unit.change(`UPDATE \`incident_events\` SET \`messages_due\` = NULL WHERE \`id\` IN (${places(free)})`, free);
  return rows.map((row) => ({
    id: Number(row.id),
    incidentId: Number(row.incident_id),
    type: row.type,
    at: toInstant(row.at),
    data: JSON.parse(row.data) as EventData,
    callerE164: row.caller_e164,
  }));
}

/**
 * Holds an incident until the unit ends: what lines of its trail that no request writes must begin with. Returns whether
 * there is one.
 */
export async function holdIncident(unit: Unit, incidentId: number): Promise<boolean> {
  const sql = `SELECT \`id\` FROM \`incidents\` WHERE \`id\` = ?${unit.forUpdate}`;
  return (await unit.rows(sql, [incidentId])).length > 0;
}

async function hold(unit: Unit, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const sql = `SELECT \`id\` FROM \`incidents\` WHERE \`id\` IN (${places(ids)}) ORDER BY \`id\`${unit.forUpdateIfFree}`;
  return (await unit.rows<{ id: number }>(sql, ids)).map(({ id }) => Number(id));
}

const places = (values: readonly Parameter[]): string => values.map(() => '?').join(', ');
