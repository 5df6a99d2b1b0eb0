import {
  prepareFlow,
  readFlow,
  runFlow,
  type DialledLeg,
  type FlowDefinition,
  type FlowName,
  type FlowRun,
  type PhoneOutcome,
  type RunOptions,
} from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
import { FALLBACK_URL, staticHost, VOICE_FALLBACK } from '../kit/static-fallback.js';
import { ACCOUNT_SID } from '../kit/twilio/index.js';
import { chances } from '../routing/nights.js';
import { CallDiary } from './call-diary.js';
import { BadNetwork, type NetworkFigures } from './bad-network.js';

/** The numbers that the flows ring by themselves. */
export const FALLBACKS: readonly string[] = ['+14155550198', '+14155550199'];
/** The flows that calls come in by. */
export const FLOWS = ['line', 'ladder'] as const satisfies readonly FlowName[];

/** A call that was taken. */
export interface BadCall {
  readonly callSid: string;
  readonly flow: (typeof FLOWS)[number];
  readonly run: FlowRun;
  readonly diary: CallDiary;
  /** How many of its requests were disturbed. */
  readonly disturbances: number;
  /** Whether Twilio said of each dial if it connected anybody. */
  readonly dialBridged: boolean;
}

const prepared = (name: FlowName): FlowDefinition =>
  prepareFlow(readFlow(name), { backendUrl: PUBLIC, fallbackNumbers: [...FALLBACKS], fallbackUrl: FALLBACK_URL });
const DEFINITIONS = { line: prepared('line'), ladder: prepared('ladder') };
const CALLERS = ['+14155560001', '+14155560002', '+14155560003', '+14155560004', 'anonymous'];
const NO_ANSWER: PhoneOutcome = { kind: 'no-answer' };
/** How many of a hundred phones do what. */
const PHONES: readonly (readonly [number, (chance: () => number) => PhoneOutcome])[] = [
  [38, () => NO_ANSWER],
  [10, () => ({ kind: 'busy' })],
  [5, () => ({ kind: 'failed' })],
  [5, (chance) => ({ kind: 'voicemail', ringSeconds: between(chance, 1, 24), talkSeconds: 20 })],
  // Switched off: it picks up before any phone beside it.
  [3, () => ({ kind: 'voicemail', ringSeconds: 1, talkSeconds: 20 })],
  // Taken for a machine late, or never.
  [2, (chance) => ({ kind: 'voicemail', ringSeconds: between(chance, 1, 24), detected: null })],
  [2, (chance) => ({ kind: 'voicemail', detected: { as: 'machine_start', after: between(chance, 8, 30) } })],
  [5, (chance) => ({ kind: 'answer', ringSeconds: between(chance, 1, 24), hangsUpAfter: between(chance, 1, 12) })],
  [8, (chance) => pressing(chance, '2')],
  [18, (chance) => pressing(chance, '1')],
  // Screens calls, or sounds like a machine: taken for one early or late.
  [2, (chance) => ({ ...pressing(chance, '1', 17), detected: { as: 'machine_start', after: 4 } })],
  [2, (chance) => ({ ...pressing(chance, '1'), detected: { as: 'machine_start', after: between(chance, 1, 20) } })],
];
/** How many legs the account may have at once, the caller's own included, in how many of a hundred calls. */
const LEGS_AT_ONCE: readonly (readonly [number, number])[] = [
  [20, 2],
  [20, 3],
];

/** Calls by chance, one after the other, the same for the same seed; each by a network of its own. */
export class BadCalls {
  private readonly chance: () => number;
  private calls = 0;

  constructor(
    seed: number,
    private readonly service: {
      readonly url: string;
      /** Lets simulated time pass. */
      advance(seconds: number): Promise<void>;
      /** Knows a leg, so that the service can end it. */
      readonly onLeg: (leg: DialledLeg) => void;
    },
    readonly figures: NetworkFigures,
  ) {
    this.chance = chances(seed);
  }

  /** Takes the next call, of whose requests a share is disturbed; by one flow and then by the other. */
  async next(share: number): Promise<BadCall> {
    const { chance, service, figures } = this;
    const flow = FLOWS[this.calls % FLOWS.length] ?? 'line';
    this.calls += 1;
    const diary = new CallDiary();
    let disturbances = 0;
    const network = new BadNetwork(chance, share, figures, {
      disturbed: () => void (disturbances += 1),
      request: diary.noteRequest,
    });
    const callSid = `CA${Array.from({ length: 32 }, () => between(chance, 0, 15).toString(16)).join('')}`;
    const dialBridged = chance() < 0.9;
    const run = await runFlow(DEFINITIONS[flow], {
      callSid,
      accountSid: ACCOUNT_SID,
      onLeg: service.onLeg,
      from: CALLERS[between(chance, 0, CALLERS.length - 1)] ?? '',
      to: '+14155550100',
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: service.url },
      voiceFallback: VOICE_FALLBACK,
      phones: { ring: () => phone(chance) },
      advance: (seconds) => service.advance(seconds),
      onStep: diary.note,
      fetch: staticHost(FALLBACKS, '+14155550100', network.fetch),
      callbackFate: network.callbackFate,
      dialBridged,
      ...this.habits(),
    });
    await network.settle();
    return { callSid, flow, run, diary, disturbances, dialBridged };
  }

  /**
   * What the caller and the account are like, and what Twilio's documentation leaves open: mostly the worse case, which the
   * runner takes where it is left out.
   */
  private habits(): Partial<RunOptions> {
    const { chance } = this;
    const legsAtOnce = legsOf(chance);
    return {
      ...(chance() < 0.2 && { whileScreening: 'others_ring_on' }),
      ...(chance() < 0.2 && { hangUpTellsStatus: true }),
      ...(chance() < 0.2 && { setVariables: 'texts' }),
      ...(chance() < 0.2 && { studioKeepsOverrides: true }),
      ...(legsAtOnce !== null && { account: { legsAtOnce } }),
      afterHangUpInRequest: chance() < 0.5 ? 'stop' : 'continue',
      ...(chance() < 0.15 && { hangUpAt: between(chance, 1, 200) }),
      ...(chance() < 0.4 && { leavesMessage: { seconds: between(chance, 1, 60) } }),
    };
  }
}

function legsOf(chance: () => number): number | null {
  let rest = chance() * 100;
  for (const [share, legs] of LEGS_AT_ONCE) {
    rest -= share;
    if (rest < 0) return legs;
  }
  return null;
}

function phone(chance: () => number): PhoneOutcome {
  let rest = chance() * 100;
  for (const [share, outcome] of PHONES) {
    rest -= share;
    if (rest < 0) return outcome(chance);
  }
  return NO_ANSWER;
}

function pressing(
  chance: () => number,
  keys: string,
  after = between(chance, 1, 9),
): PhoneOutcome & { kind: 'answer' } {
  return {
    kind: 'answer',
    ringSeconds: between(chance, 1, 24),
    presses: [{ keys, after }],
    talkSeconds: between(chance, 5, 400),
  };
}

/** A whole number of these, both included. */
function between(chance: () => number, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}
