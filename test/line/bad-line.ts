import type { Employee } from '../kit/company.js';
import { sqlite } from '../kit/databases.js';
import { brokenInvariants } from '../kit/invariants.js';
import { Line } from '../kit/line.js';
import { AUTH_TOKEN, SIGNED_ONLY } from '../flows/flow-call.js';
import { ACCOUNT_SID, AUTH_TOKEN as REST_TOKEN, LegsResource, TwilioStandIn } from '../kit/twilio/index.js';
import { chances } from '../routing/nights.js';
import { BadCalls, FALLBACKS, type BadCall } from './bad-calls.js';
import { DISTURBANCES, type NetworkFigures } from './bad-network.js';

/** What came of the calls so far. Calls that went wrong stand here by their sid, and what was wrong with them. */
export interface LineFigures {
  calls: number;
  readonly network: NetworkFigures;
  /** Callers whom a person talked to; a voicemail only; who heard a spoken end; who hung up before. */
  reachedHuman: number;
  reachedVoicemail: number;
  heardEnd: number;
  gaveUp: number;
  /** Calls that ended at the flow's own numbers. */
  fellBack: number;
  /** Callers who stayed and heard neither: nobody was connected to them, and no end was spoken to them. */
  readonly lost: string[];
  /** Phones of the company that were rung again with no reason (see `CallDiary.rungAgain`). */
  readonly rungAgain: string[];
  /** Calls whose caller was told that nobody is left while somebody had never been rung. */
  readonly tooSoon: string[];
  /** How often somebody was rung again for a reason. */
  rungAgainForReason: number;
  /** Rows that break an invariant, or say otherwise than it was. */
  readonly wrongRows: string[];
  /** Longest time in which a caller heard nothing, in simulated seconds. */
  longestSilence: number;
  /** Legs of machines, and of people who sound like one, that the service ended. */
  dropped: number;
}

interface IncidentRow {
  readonly status: string;
  readonly ladder: 'business_hours' | 'after_hours';
  readonly answerer: string | null;
}

/** What a caller hears at the end of a call that nobody took; a message is thanked for after it. */
const SPOKEN_END = /emergency number|have your message/i;
/** A year in which everybody keeps their duty. */
const YEAR = ['2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z'] as const;
/** How many people a call rings at least before it is exhausted; a flow of widgets rings nobody by broadcast. */
const LEAST_RUNG = {
  line: { business_hours: 10, after_hours: 8 },
  ladder: { business_hours: 5, after_hours: 8 },
} as const;
const MAX_REOFFERS = 3;
/** Talks on the line that were shorter were cut off (rules: §5); it counts from the acceptance, a little before the talk. */
const CUT_OFF_SECONDS = 20;
const ACCEPTED_BEFORE_SECONDS = 5;
const SWEEP_EVERY_SECONDS = 60;
/** Longest time between two calls, in seconds: some callers call again within half an hour. */
const LONGEST_GAP_SECONDS = 1200;
/** How many calls are made between two looks at all invariants: no more than whose trails a look reads. */
const CALLS_BETWEEN_LOOKS = 400;
/** After it even a talk whose end was not reported is over. */
const HOURS_OF_SILENCE = 5;

/**
 * The service on an embedded database, with a company that works by day and by night, and a number that calls come in to
 * over a bad network, at a Twilio that is as hard as the runner's defaults: the first pick-up ends the others' ringing, machines
 * pick up, the account has few legs, nobody says how it ended, and requests to end a leg come to nothing as well. Time is simulated, and the sweeper runs in it.
 */
export class BadLine {
  readonly figures: LineFigures = {
    calls: 0,
    network: { requests: 0, ...noneOf(DISTURBANCES) },
    reachedHuman: 0,
    reachedVoicemail: 0,
    heardEnd: 0,
    gaveUp: 0,
    fellBack: 0,
    lost: [],
    rungAgain: [],
    tooSoon: [],
    rungAgainForReason: 0,
    wrongRows: [],
    longestSilence: 0,
    dropped: 0,
  };
  private readonly calls: BadCalls;
  private readonly chance: () => number;
  private sinceSweep = 0;

  private constructor(
    private readonly line: Line,
    private readonly twilio: TwilioStandIn,
    private readonly legs: LegsResource,
    seed: number,
  ) {
    const advance = (seconds: number): Promise<void> => this.advance(seconds);
    this.calls = new BadCalls(seed, { url: line.url, advance, onLeg: legs.add }, this.figures.network);
    this.chance = chances(seed + 1);
  }

  /** Opens the line; the same seed gives the same calls. */
  static async open(seed: number): Promise<BadLine> {
    const legs = new LegsResource();
    const twilio = await TwilioStandIn.start(legs);
    const account = {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_API_URL: twilio.url,
      // The first one asks Twilio, and either one signs.
      TWILIO_AUTH_TOKEN: `${REST_TOKEN},${AUTH_TOKEN}`,
    };
    const line = await Line.open(sqlite, { environment: { ...SIGNED_ONLY, ...account } });
    await employ(line);
    return new BadLine(line, twilio, legs, seed);
  }

  /** Takes a number of calls one after the other, of whose requests this share is disturbed. */
  async take(count: number, share: number): Promise<void> {
    for (let taken = 0; taken < count; taken += 1) {
      await this.advance(this.chance() * LONGEST_GAP_SECONDS);
      this.legs.fails = () => this.chance() < share;
      const call = await this.calls.next(share);
      this.figures.dropped += this.legs.ended.splice(0).length;
      this.legs.forget();
      this.twilio.requests.length = 0;
      this.tally(call);
      await this.compare(call);
      if (this.figures.calls % CALLS_BETWEEN_LOOKS === 0) await this.look();
    }
    await this.look();
  }

  /** Lets silence end what is open, looks at all rows once more, and closes the line. */
  async close(): Promise<void> {
    this.line.clock.advance(HOURS_OF_SILENCE * 3600);
    await this.line.sweep();
    const open = await this.line.rows<{ id: number }>('SELECT id FROM incidents WHERE ended_at IS NULL');
    this.figures.wrongRows.push(...open.map(({ id }) => `incident ${id} never ends`));
    await this.look();
    await this.line.close({ check: false });
    await this.twilio.close();
  }

  private tally({ callSid, flow, run, diary }: BadCall): void {
    const { figures } = this;
    const isHuman = run.rang.some(({ bridged, pickedUpBy }) => bridged && pickedUpBy === 'person');
    const isEnd = SPOKEN_END.test(run.heard.at(-1) ?? '');
    const isGone = run.end === 'caller_hung_up';
    figures.calls += 1;
    if (isHuman) figures.reachedHuman += 1;
    else if (run.connectedTo !== null) figures.reachedVoicemail += 1;
    else if (isEnd) figures.heardEnd += 1;
    else if (isGone) figures.gaveUp += 1;
    if (run.rang.some(({ phone }) => FALLBACKS.includes(phone))) figures.fellBack += 1;
    if ((run.connectedTo === null && !isEnd && !isGone) || run.end === 'application_error') {
      figures.lost.push(`${flow} ${callSid}: ${run.end} after ${run.heard.join(' / ')}`);
    }
    const again = diary.rungAgain().filter((phone) => !FALLBACKS.includes(phone));
    figures.rungAgain.push(...again.map((phone) => `${flow} ${callSid}: ${phone}`));
    const rings = run.rang.map(({ phone }) => phone).filter((phone) => !FALLBACKS.includes(phone));
    figures.rungAgainForReason += rings.length - new Set(rings).size - again.length;
    figures.longestSilence = Math.max(figures.longestSilence, diary.longestSilence);
  }

  /** Whether the row says of the call what happened in it, as far as the service can know. */
  private async compare(call: BadCall): Promise<void> {
    const { callSid, flow, run, disturbances, dialBridged } = call;
    const [row] = await this.line.rows<IncidentRow>(
      'SELECT i.status, i.ladder, a.phone_e164 AS answerer FROM incidents i LEFT JOIN call_attempts a ' +
        'ON a.incident_id = i.id AND a.user_id = i.answered_by_user_id WHERE i.call_sid = ?',
      [callSid],
    );
    const { connectedTo } = run;
    const isOurs = connectedTo !== null && !FALLBACKS.includes(connectedTo);
    const told = `${flow} ${callSid}: the row says ${JSON.stringify(row)}, and connected was ${connectedTo}`;
    const { wrongRows } = this.figures;
    if (isOurs && row?.answerer && row.answerer !== connectedTo) wrongRows.push(told);
    if (row?.status === 'exhausted') this.countRung(call, row);
    if (disturbances > 0 || !dialBridged || run.end === 'caller_hung_up') return;
    const talk = run.rang.findLast(({ bridged }) => bridged);
    // The line takes so short a talk for one that was cut off: the ladder goes on, and nobody has answered in the end.
    const seconds = flow === 'line' ? (talk?.talkSeconds ?? 0) : CUT_OFF_SECONDS;
    const mayBeServed = isOurs && seconds >= CUT_OFF_SECONDS - ACCEPTED_BEFORE_SECONDS;
    const mustBeServed = isOurs && seconds >= CUT_OFF_SECONDS;
    const isServed = row?.status === 'completed' && row.answerer === connectedTo;
    const isExhausted = row?.status === 'exhausted' && row.answerer === null;
    if (!(mayBeServed && isServed) && !(!mustBeServed && isExhausted)) wrongRows.push(told);
  }

  /** An answer that is lost four times costs the person a ring (rules: §4); fewer disturbances cost nobody anything. */
  private countRung({ callSid, flow, run, disturbances }: BadCall, { ladder }: IncidentRow): void {
    if (disturbances > MAX_REOFFERS) return;
    const rung = new Set(run.rang.map(({ phone }) => phone).filter((phone) => !FALLBACKS.includes(phone)));
    const wanted = LEAST_RUNG[flow][ladder];
    if (rung.size < wanted) this.figures.tooSoon.push(`${flow} ${callSid}: ${rung.size} of ${wanted}, ${ladder}`);
  }

  private async look(): Promise<void> {
    this.figures.wrongRows.push(...(await brokenInvariants(this.line.dataSource)));
  }

  private async advance(seconds: number): Promise<void> {
    this.line.clock.advance(seconds);
    this.sinceSweep += seconds;
    if (this.sinceSweep < SWEEP_EVERY_SECONDS) return;
    this.sinceSweep = 0;
    await this.line.sweep();
  }
}

function noneOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/** By day a primary, a secondary, an admin, two managers, then everyone at once; by night a pool of five as well. */
async function employ({ company }: Line): Promise<void> {
  await company.onCall(await company.technician('Ada'), 'primary', ...YEAR);
  await company.onCall(await company.technician('Ben', { acceptance: 'none' }), 'secondary', ...YEAR);
  await company.person('Cem', 'admin');
  await company.person('Dora', 'manager');
  await company.person('Eve', 'manager');
  const pool: Employee[] = [];
  for (const name of ['Fay', 'Gil', 'Hal', 'Ida', 'Jon']) pool.push(await company.technician(name));
  await company.pool(...pool);
  const step = (name: string, limit: number | null = null) => ({ name, timeoutSeconds: 20, limit });
  const first = ['repeat_caller', 'primary_oncall', 'secondary'].map((name) => step(name));
  await company.ladder('business_hours', [...first, step('admin'), step('manager'), step('broadcast')]);
  await company.ladder('after_hours', [...first, step('manager'), step('admin'), step('rotating_pool', 3)]);
}
