import { ApiProperty, PickType } from '@nestjs/swagger';
import { toInstant, type Unit } from '../../database/index.js';
import { IncidentSummary } from './history.answers.js';
import { INCIDENT_COLUMNS, toSummary, type IncidentRow } from './incident-rows.js';

/** Somebody whose phone rings for a call. */
export class RungPerson {
  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when' })
  since: Date;

  @ApiProperty({ example: 30, description: 'For how many seconds at most' })
  timeoutSeconds: number;
}

/** A call that is not over. */
export class OpenCall extends PickType(IncidentSummary, [
  'id',
  'callerPhone',
  'status',
  'ladder',
  'createdAt',
  'answeredAt',
  'answeredBy',
]) {
  @ApiProperty({ type: [RungPerson] })
  ringing: RungPerson[];
}

/** Reads all calls that are not over: first those that nobody has answered, and within both the longest waiting first. */
export async function openCalls(unit: Unit): Promise<OpenCall[]> {
  const rows = await unit.rows<IncidentRow>(
    `SELECT ${INCIDENT_COLUMNS} FROM \`incidents\` \`i\` WHERE \`i\`.\`ended_at\` IS NULL ` +
      'ORDER BY `i`.`answered_at` IS NOT NULL, `i`.`created_at`, `i`.`id`',
    [],
  );
  const rung = await rungNow(unit);
  return rows.map((row) => {
    const { id, callerPhone, status, ladder, createdAt, answeredAt, answeredBy } = toSummary(row);
    const ringing = status === 'routing' ? (rung.get(id) ?? []) : [];
    return { id, callerPhone, status, ladder, createdAt, answeredAt, answeredBy, ringing };
  });
}

/** Reads the calls that ended last, newest first. */
export async function lastCalls(unit: Unit, limit: number): Promise<IncidentSummary[]> {
  const rows = await unit.rows<IncidentRow>(
    `SELECT ${INCIDENT_COLUMNS} FROM \`incidents\` \`i\` WHERE \`i\`.\`ended_at\` IS NOT NULL ` +
      `ORDER BY \`i\`.\`ended_at\` DESC, \`i\`.\`id\` DESC LIMIT ${limit}`,
    [],
  );
  return rows.map(toSummary);
}

async function rungNow(unit: Unit): Promise<Map<number, RungPerson[]>> {
  const rows = await unit.rows<{
    readonly incidentId: number;
    readonly userId: number;
    readonly userName: string;
    readonly since: Date | string;
    readonly timeoutSeconds: number;
  }>(
    'SELECT `a`.`incident_id` AS `incidentId`, `a`.`user_id` AS `userId`, `a`.`user_name` AS `userName`, ' +
      '`a`.`offered_at` AS `since`, `a`.`timeout_seconds` AS `timeoutSeconds` FROM `incidents` `i` ' +
      'JOIN `call_attempts` `a` ON `a`.`incident_id` = `i`.`id` ' +
      "WHERE `i`.`ended_at` IS NULL AND `a`.`status` = 'pending' ORDER BY `a`.`id`",
    [],
  );
  const rung = new Map<number, RungPerson[]>();
  for (const { incidentId, userId, userName, since, timeoutSeconds } of rows) {
    const person = { userId: Number(userId), userName, since: toInstant(since), timeoutSeconds };
    rung.set(Number(incidentId), [...(rung.get(Number(incidentId)) ?? []), person]);
  }
  return rung;
}
