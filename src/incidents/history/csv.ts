import type { IncidentSummary } from './history.answers.js';

type Cell = string | number | Date | null;

/** What a spreadsheet calculates, also in the wide signs of East Asian keyboards. */
const CALCULATED = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** The same after what a spreadsheet of another country takes for the end of a cell, quotes or not. */
const CALCULATED_LATER = /([;\t]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const PLAIN_NUMBER = /^\+[1-9]\d{6,14}$/;

/** The columns of the export, with what each holds. Seconds from beginning to answer are never below 0. */
const COLUMNS: Readonly<Record<string, (incident: IncidentSummary) => Cell>> = {
  id: ({ id }) => id,
  callSid: ({ callSid }) => callSid,
  callerPhone: ({ callerPhone }) => callerPhone,
  status: ({ status }) => status,
  ladder: ({ ladder }) => ladder,
  createdAt: ({ createdAt }) => createdAt,
  answeredAt: ({ answeredAt }) => answeredAt,
  endedAt: ({ endedAt }) => endedAt,
  answeredByUserId: ({ answeredBy }) => answeredBy?.userId ?? null,
  answeredByName: ({ answeredBy }) => answeredBy?.userName ?? null,
  timeToAnswerSeconds: ({ createdAt, answeredAt }) =>
    answeredAt && Math.max(0, (answeredAt.getTime() - createdAt.getTime()) / 1000),
  durationSeconds: ({ durationSeconds }) => durationSeconds,
  attempts: ({ attemptCount }) => attemptCount,
  relatedIncidentId: ({ relatedIncidentId }) => relatedIncidentId,
  callerBlocked: ({ callerBlocked }) => (callerBlocked ? 1 : 0),
};

/** The first line of the export. */
export const CSV_HEADER = lineOf(Object.keys(COLUMNS));

/** An incident as a line of the export (RFC 4180). */
export function toCsvLine(incident: IncidentSummary): string {
  return lineOf(Object.values(COLUMNS).map((of) => of(incident)));
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/**
 * A cell. A text that a spreadsheet would calculate (callers choose their names), or a part of it after `;` or a tab, is made
 * text by an apostrophe before it; a plain phone number begins with `+` too, calculates to nothing but itself, and stays as it is.
 */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  const begun = CALCULATED.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  const text = begun.replaceAll(CALCULATED_LATER, "$1'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
