import { isRecordingAddress } from '../../common/index.js';
import { toDatabase, toInstant, type Unit } from '../../database/index.js';
import { holdIncident } from '../audit/due-events.js';

/** The recording of an incident, as it is stored. */
export interface StoredRecording {
  /** Null: the caller left no message. */
  readonly address: string | null;
  readonly seconds: number | null;
  /** What Twilio wrote down of it; null: nothing, or not yet. */
  readonly text: string | null;
  /** When it was removed at Twilio; null: it was not. */
  readonly removedAt: Date | null;
}

/** Returns the recording of an incident; null: there is no such incident. */
export async function readRecording(unit: Unit, incidentId: number): Promise<StoredRecording | null> {
  const [row] = await unit.rows<{ url: string | null; seconds: number | null; removed: Date | string | null }>(
    'SELECT `i`.`recording_url` AS `url`, `i`.`recording_seconds` AS `seconds`, `r`.`removed_at` AS `removed` ' +
      'FROM `incidents` `i` LEFT JOIN `removed_recordings` `r` ON `r`.`incident_id` = `i`.`id` WHERE `i`.`id` = ?',
    [incidentId],
  );
  if (!row) return null;
  // Earlier releases stored any address.
  const address = row.url !== null && isRecordingAddress(row.url, null) ? row.url : null;
  const [event] = address === null ? [] : await factsOf(unit, incidentId, 'transcribed');
  return {
    address,
    seconds: row.seconds,
    text: typeof event?.['text'] === 'string' ? event['text'] : null,
    removedAt: row.removed === null ? null : toInstant(row.removed),
  };
}

/** A page of incidents in the order of their ids: those that may have a recording at Twilio, and where to go on. */
export interface OldRecordings {
  readonly incidentIds: readonly number[];
  /** The last id that was looked at; null: there are no more. */
  readonly lastId: number | null;
}

/** Returns which incidents of before an instant, behind an id, may still have a recording at Twilio; up to `limit` are looked at. */
export async function recordingsBefore(
  unit: Unit,
  before: Date,
  afterId: number,
  limit: number,
): Promise<OldRecordings> {
  const rows = await unit.rows<{ id: number; recorded: number | boolean; removed: number | null }>(
    'SELECT `i`.`id` AS `id`, (`i`.`recording_url` IS NOT NULL OR `i`.`recording_seconds` IS NOT NULL) AS `recorded`, ' +
      '`r`.`incident_id` AS `removed` FROM `incidents` `i` ' +
      'LEFT JOIN `removed_recordings` `r` ON `r`.`incident_id` = `i`.`id` ' +
      `WHERE \`i\`.\`id\` > ? AND \`i\`.\`created_at\` < ? ORDER BY \`i\`.\`id\` LIMIT ${limit}`,
    [afterId, toDatabase(before)],
  );
  const incidentIds = rows.filter(({ recorded, removed }) => Number(recorded) === 1 && removed === null);
  return { incidentIds: incidentIds.map(({ id }) => Number(id)), lastId: rows.at(-1)?.id ?? null };
}

/** Returns every recording that was made in an incident, also those without a word. */
export async function addressesOf(unit: Unit, incidentId: number): Promise<string[]> {
  const recording = await readRecording(unit, incidentId);
  const silent = await factsOf(unit, incidentId, 'nothing_said');
  const all = [recording?.address, ...silent.map((facts) => facts['recordingUrl'])];
  return [...new Set(all.filter((url) => typeof url === 'string'))].filter((url) => isRecordingAddress(url, null));
}

/** Writes that the recordings of an incident were removed, and erases what was written down of them. */
export async function markRemoved(unit: Unit, incidentId: number, at: Date): Promise<void> {
  await holdIncident(unit, incidentId);
  const again = unit.isEmbedded
    ? 'ON CONFLICT (`incident_id`) DO NOTHING'
    : 'ON DUPLICATE KEY UPDATE `removed_at` = `removed_at`';
  await unit.change(`INSERT INTO \`removed_recordings\` (\`incident_id\`, \`removed_at\`) VALUES (?, ?) ${again}`, [
    incidentId,
    at,
  ]);
  await unit.change("UPDATE `incident_events` SET `data` = ? WHERE `incident_id` = ? AND `type` = 'transcribed'", [
    JSON.stringify({ incident: {}, attempts: [], facts: { text: null } }),
    incidentId,
  ]);
}

/** The facts of the events of one type, newest first. What can't be read has none. */
async function factsOf(unit: Unit, incidentId: number, type: string): Promise<Readonly<Record<string, unknown>>[]> {
  const rows = await unit.rows<{ data: string }>(
    'SELECT `data` FROM `incident_events` WHERE `incident_id` = ? AND `type` = ? ORDER BY `seq` DESC',
    [incidentId, type],
  );
  return rows.map(({ data }) => {
    try {
      return (JSON.parse(data) as { facts?: Readonly<Record<string, unknown>> }).facts ?? {};
    } catch {
      return {};
    }
  });
}
