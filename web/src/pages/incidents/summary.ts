import type { Incident } from '../../api/queries';
import type { Strings } from '../../strings';
import { clockOf } from '../../time/clock';
import { answererOf } from '../../ui/words';
import { waitedSeconds } from './rang';

/** The results that a summary counts, in the order in which it tells them. */
const COUNTED = ['no-answer', 'busy', 'machine_or_no_key', 'declined', 'failed', 'unconfirmed'] as const;

/** Tells an incident in a few words that a customer understands: who was rung for how long, and how it ended. */
export function summaryOf(incident: Incident, now: number, strings: Strings): string {
  const { summary } = strings;
  const { attempts } = incident;
  const first = attempts[0];
  const rung = first ? summary.rang(attempts.length, clockOf(rungSeconds(incident, now))) : summary.nobodyRung;
  const results = COUNTED.flatMap((status) => {
    const n = attempts.filter((attempt) => attempt.status === status).length;
    return n === 0 ? [] : [summary.results[status](n)];
  });
  const told = results.length === 0 ? `${rung}.` : `${rung}: ${results.join(', ')}.`;
  return [told, ...endsOf(incident, now, strings)].join(' ');
}

/** From the first ring to the answer, or else to the end of the last ring. */
function rungSeconds({ attempts, answeredAt, endedAt }: Incident, now: number): number {
  const begins = Math.min(...attempts.map(({ offeredAt }) => Date.parse(offeredAt)));
  const ends = attempts.map((attempt) => Date.parse(attempt.endedAt ?? endedAt ?? new Date(now).toISOString()));
  const until = answeredAt === null ? Math.max(...ends) : Date.parse(answeredAt);
  return (until - begins) / 1000;
}

function endsOf(incident: Incident, now: number, strings: Strings): string[] {
  const { summary } = strings;
  const { status, answeredBy, durationSeconds, voiceMessage } = incident;
  const name = answererOf(answeredBy, strings);
  const waited = clockOf(waitedSeconds(incident, now));
  if (name !== null && answeredBy !== null) {
    const talk = durationSeconds === null ? [] : [summary.talked(clockOf(durationSeconds))];
    return [summary.answered(name, waited), ...talk];
  }
  if (status === 'handled_by_fallback') return [summary.fallback];
  if (voiceMessage) {
    return [
      voiceMessage.seconds === null ? summary.messageOfUnknownLength : summary.message(clockOf(voiceMessage.seconds)),
    ];
  }
  if (status === 'abandoned') return [summary.hungUp(waited)];
  return status === 'routing' ? [summary.ringing] : [summary.nobodyAnswered];
}
