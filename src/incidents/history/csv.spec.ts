import { expect, it } from 'vitest';
import { toCsvLine } from './csv.js';
import type { IncidentSummary } from './history.answers.js';

const incident = (callerPhone: string) =>
  ({
    id: 1,
    callSid: 'CA1',
    callerPhone,
    status: 'routing',
    ladder: 'after_hours',
    createdAt: new Date('2026-11-23T10:00:00Z'),
    answeredAt: null,
    endedAt: null,
    answeredBy: null,
    durationSeconds: null,
    attemptCount: 0,
    relatedIncidentId: null,
  }) as unknown as IncidentSummary;

it.each([
  ['+14155551234', '+14155551234'],
  ['=1+1', "'=1+1"],
  ['\uFF1D1', "'\uFF1D1"],
  ['\t=1', `"'\t'=1"`],
  ['sip:a;=HYPERLINK(1)', `"sip:a;'=HYPERLINK(1)"`],
  ['a\t@SUM(1)', `"a\t'@SUM(1)"`],
  ['a; -1', `"a; '-1"`],
  ['tel:1;ext=9', '"tel:1;ext=9"'],
])('A caller who is called %j is %s in a spreadsheet', (caller, cell) => {
  expect(toCsvLine(incident(caller))).toContain(`1,CA1,${cell},routing,`);
});
