import {
  prepareFlow,
  readFlow,
  runFlow,
  type FlowDefinition,
  type FlowName,
  type FlowRun,
  type PhoneOutcome,
  type RunOptions,
} from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
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
  prepareFlow(readFlow(name), { backendUrl: PUBLIC, fallbackNumbers: [...FALLBACKS] });
const DEFINITIONS = { line: prepared('line'), ladder: prepared('ladder'), fallback: prepared('fallback') };
const CALLERS = ['+14155560001', '+14155560002', '+14155560003', '+14155560004', 'anonymous'];
const NO_ANSWER: PhoneOutcome = { kind: 'no-answer' };
/** How many of a hundred phones do what. */
const PHONES: readonly (readonly [number, (chance: () => number) => PhoneOutcome])[] = [
  [38, () => NO_ANSWER],
  [10, () => ({ kind: 'busy' })],
  [5, () => ({ kind: 'failed' })],
  [12, (chance) => ({ kind: 'voicemail', ringSeconds: between(chance, 1, 24), talkSeconds: 20 })],
  [5, (chance) => ({ kind: 'answer', ringSeconds: between(chance, 1, 24), hangsUpAfter: between(chance, 1, 12) })],
  [8, (chance) => pressing(chance, '2')],
  [22, (chance) => pressing(chance, '1')],
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
      from: CALLERS[between(chance, 0, CALLERS.length - 1)] ?? '',
      to: '+14155550100',
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: service.url },
      voiceFallback: DEFINITIONS.fallback,
      phones: { ring: () => phone(chance) },
      advance: (seconds) => service.advance(seconds),
      onStep: diary.note,
      fetch: network.fetch,
      callbackFate: network.callbackFate,
      dialBridged,
      ...this.habits(),
    });
    await network.settle();
    return { callSid, flow, run, diary, disturbances, dialBridged };
  }

  /** What the caller is like, and what Twilio's documentation leaves open. */
  private habits(): Partial<RunOptions> {
    const { chance } = this;
    return {
      whileScreening: chance() < 0.5 ? 'others_ring_on' : 'others_are_hung_up',
      afterHangUpInRequest: chance() < 0.5 ? 'stop' : 'continue',
      ...(chance() < 0.15 && { hangUpAt: between(chance, 1, 200) }),
      ...(chance() < 0.4 && { leavesMessage: { seconds: between(chance, 1, 60) } }),
    };
  }
}

function phone(chance: () => number): PhoneOutcome {
  let rest = chance() * 100;
  for (const [share, outcome] of PHONES) {
    rest -= share;
    if (rest < 0) return outcome(chance);
  }
  return NO_ANSWER;
}

function pressing(chance: () => number, keys: string): PhoneOutcome {
  return {
    kind: 'answer',
    ringSeconds: between(chance, 1, 24),
    presses: [{ keys, after: between(chance, 1, 9) }],
    talkSeconds: between(chance, 5, 400),
  };
}

/** A whole number of these, both included. */
function between(chance: () => number, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}
