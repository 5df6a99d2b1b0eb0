import { Injectable } from '@nestjs/common';
import { Clock, toE164 } from '../../common/index.js';
import { blockOf, type BlockedCaller } from '../../blocked-callers/index.js';
import { Environment, LineNumbers, type LineLanguage } from '../../config/index.js';
import { HeavyReads, batchRead, type ReadPiece, type Unit } from '../../database/index.js';
import { newestOfCallerReading } from '../../incidents/index.js';
import { spokenText, TextsInMemory } from '../../line-texts/index.js';
import { isOpen } from '../../scheduling/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import type { StepContext } from '../contract/index.js';
import { gatherCandidates, type GatheredStep } from '../gather-candidates.js';
import { fitOf } from '../ladder-fit.js';
import type { LadderDraft, LadderKind, LadderRung } from '../ladder/ladder.js';
import { placedRungs } from '../ladder/placed-rungs.js';
import { RosterReader } from '../roster/roster-reader.service.js';
import { StepRegistry } from '../step-registry.service.js';
import type { PreviewAnswer, PreviewBlock, PreviewStep, StepProblem } from './preview.dto.js';
import type { Fate, simulate } from './simulate.js';

/** Plays the call in which nobody answers: each decision looks at the whole ladder, and there are as many as people. */
const SIMULATION = threadJob<typeof simulate>({
  label: 'preview',
  module: new URL('./simulate.js', import.meta.url),
  name: 'simulate',
  seconds: 15,
});

/** What a preview is of. */
export interface PreviewOf {
  /** Left out: now. */
  readonly at?: Date | undefined;
  /** When it is asked; left out: now. */
  readonly now?: Date;
  /** As Twilio tells it; left out: a caller who withholds the number. */
  readonly callerPhone?: string | undefined;
  /** Stands in place of the ladder of its kind. */
  readonly draft?: LadderDraft;
}

/** What a preview is worked out from. */
interface Asked extends Pick<PreviewAnswer, 'at' | 'ladder'> {
  readonly rungs: readonly LadderRung[];
  /** The steps that are registered, by their names. */
  readonly asked: ReadonlyMap<string, GatheredStep>;
  readonly claims: ReadonlySet<number>;
  readonly callerE164: string | null;
  /** The entry that blocks the caller; null: none does. */
  readonly blocked: BlockedCaller | null;
}

/** Says who would be called: the engine's own decision, asked again and again, with nothing written. */
@Injectable()
export class PreviewService {
  /** Null: the line rings one phone at a time. */
  private readonly maxWaitSeconds: number | null;
  private readonly isLineFlow: boolean;
  private readonly language: LineLanguage;

  constructor(
    private readonly rosters: RosterReader,
    private readonly registry: StepRegistry,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
    private readonly lineNumbers: LineNumbers,
    private readonly lineTexts: TextsInMemory,
    environment: Environment,
  ) {
    this.isLineFlow = environment.lineFlow === 'line';
    this.language = environment.lineLanguage;
    this.maxWaitSeconds = environment.lineFlow === 'line' ? environment.maxWaitSeconds : null;
  }

  /**
   * The whole ladder at an instant, as if everyone failed to answer. Without an instant it is now: whom other calls claim
   * is called last, and who answered the caller a short time ago is known, as in a real call; nobody knows that of
   * another instant.
   * @throws TryAgainLater when too many ask at once, or it takes too long; ClientGone.
   */
  preview(of: PreviewOf, signal: AbortSignal): Promise<PreviewAnswer> {
    return this.reads.plan(signal, (read) => this.workOut(of, read, signal));
  }

  /** The same, as part of something longer. @throws as `preview`. */
  async workOut(of: PreviewOf, read: ReadPiece, signal: AbortSignal): Promise<PreviewAnswer> {
    const { at, ladder, rungs, asked, claims, callerE164, blocked } = await this.ask(of, read);
    const steps = [...asked.values()];
    const simulated = await this.threads.run(
      SIMULATION,
      [steps, claims, this.maxWaitSeconds, this.registry.atOnce],
      signal,
    );
    const fates = new Map(simulated.map(({ step, candidates }) => [step.name, candidates]));
    const isTurnedAway = this.lineNumbers.includes(callerE164);
    const why = isTurnedAway ? 'turned_away' : blocked === null ? null : 'blocked';
    const answers = rungs.map(({ name, timeoutSeconds, limit }): PreviewStep => {
      const problem = problemOf(asked.get(name));
      const candidates = (fates.get(name) ?? []).map(why === null ? candidateOf : notCalled(why));
      return { name, timeoutSeconds, limit, candidates, ...(problem && { problem }) };
    });
    const block = isTurnedAway || blocked === null ? null : this.shown(blocked);
    return { at, ladder, blocked: block, steps: answers, ...fitOf(steps, claims, this.maxWaitSeconds) };
  }

  /** What becomes of a blocked caller: the widgets of the flow `ladder` record nothing, and say the shipped sentence. */
  private shown({ id, prefix, then: wanted }: BlockedCaller): PreviewBlock {
    const settings = this.lineTexts.current;
    const language = settings.languages[0] ?? this.language;
    const then = this.isLineFlow ? wanted : 'hang_up';
    const own = this.isLineFlow ? settings : { ...settings, texts: { en: {}, es: {} } };
    const hears = spokenText(own, language, then === 'hang_up' ? 'blocked' : 'messageOnly');
    return { blockedCallerId: id, prefix, then, hears };
  }

  /** Asks the steps of the ladder that applies for their people. */
  private async ask(
    { at, now = this.clock.now(), callerPhone = '', draft }: PreviewOf,
    read: ReadPiece,
  ): Promise<Asked> {
    const instant = at ?? now;
    const callerE164 = toE164(callerPhone);
    const { view, earlierAnswererId } = await read(async (unit) => ({
      view: await this.rosters.covering(unit, instant.getTime(), instant.getTime() + 1, now),
      earlierAnswererId: at === undefined ? await earlierAnswerer(unit, callerE164, instant) : null,
    }));
    const { people, schedule } = view.roster;
    const incident = { id: null, callerE164, earlierAnswererId };
    const context: StepContext = { at: instant, incident, people, schedule, pool: view.pool };
    const ladder: LadderKind = isOpen(schedule.hours, instant.getTime()) ? 'business_hours' : 'after_hours';
    const rungs = draft?.kind === ladder ? draft.rungs : view.roster.ladders[ladder];
    const asked = new Map<string, GatheredStep>();
    for (const placed of placedRungs(rungs, this.registry)) {
      const step = await gatherCandidates(placed, context, this.lineNumbers.known);
      if (step !== null) asked.set(step.name, step);
    }
    const claims = at === undefined ? view.claims : new Set<number>();
    const blocked = blockOf(view.roster.blocked ?? [], callerE164, instant.getTime());
    return { at: instant, ladder, rungs, asked, claims, callerE164, blocked };
  }
}

async function earlierAnswerer(unit: Unit, callerE164: string | null, now: Date): Promise<number | null> {
  if (callerE164 === null) return null;
  const { earlier } = await batchRead(unit, { earlier: newestOfCallerReading(callerE164, now) });
  return earlier[0]?.b ?? null;
}

function problemOf(step: GatheredStep | undefined): StepProblem | null {
  if (!step) return 'unknown_step';
  return step.failure === null ? null : 'step_failed';
}

function candidateOf({ userId, name, order, ringSeconds, reason }: Fate): PreviewStep['candidates'][number] {
  return { userId, userName: name, willBeCalled: order !== null, order, ringSeconds, ...(reason && { reason }) };
}

/** Nobody is called, whatever the ladder says. */
function notCalled(reason: 'turned_away' | 'blocked') {
  return ({ userId, name }: Fate): PreviewStep['candidates'][number] => {
    return { userId, userName: name, willBeCalled: false, order: null, ringSeconds: null, reason };
  };
}
