import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Unit } from '../../database/index.js';
import type { PoolMember, Schedule } from '../../scheduling/index.js';
import type { Person } from '../../users/index.js';

/** How a step presents itself; what a ladder does not say of its own is taken from here. */
export interface LadderStepOptions {
  /** Lower snake case, unique among all steps: the name that stands in ladders and answers. */
  readonly name: string;
  /** For people who edit ladders. */
  readonly title: string;
  readonly description?: string;
  /** How long a person rings by default, in seconds. */
  readonly timeoutSeconds: number;
  /** How many distinct people of one incident the step offers by default; left out: no limit. */
  readonly limit?: number;
  /**
   * How many of its people are rung at once, on a line that can (2 to 10); left out: one after the other. On a line that
   * rings one at a time such a step is passed over.
   */
  readonly together?: number;
  /** The event to write when a ladder first passes this step, for what happens beside the line. */
  readonly announces?: string;
  /** Whether everyone who hasn't been tried is told by message, with the event that `announces` names. */
  readonly tellsEveryone?: boolean;
  /** Whether its people depend on who calls: then coverage doesn't ask it, and finds no gap in it. */
  readonly dependsOnCaller?: boolean;
  /** Whether it only knows who is on it now: then coverage, which asks about times to come, doesn't ask it either. */
  readonly knowsNowOnly?: boolean;
  /** Whether its people spoke to this caller a short time ago: they are told so when they pick up. */
  readonly knowsCaller?: boolean;
  /**
   * Whether being offered by this step is a turn of the rotating pool: the person goes to its end, and the statistics count
   * the turn. A memory of the step's own (`chosen`) is another thing, and moves no pool.
   */
  readonly takesPoolTurn?: boolean;
  /** What it means when nobody is on this step, in lower snake case, for anyone who looks for gaps; by default `empty`. */
  readonly whenEmpty?: string;
}

/** Carries the options of a class under `@LadderStep`. */
export const LadderStepMetadata = DiscoveryService.createDecorator<LadderStepOptions>();

/** A class whose objects are ladder steps. */
type LadderStepClass = abstract new (...dependencies: never[]) => LadderStepProvider;

/**
 * Makes an injectable class a step of ladders. A class without a fitting `candidates` doesn't compile. The step is found in
 * any module of the application; a duplicate name or a request-scoped class stops the start, naming class and module.
 */
export function LadderStep(options: LadderStepOptions): (step: LadderStepClass) => void {
  return applyDecorators(Injectable(), LadderStepMetadata(options));
}

/** What a step may know of the moment in which it is asked. All of it is one consistent state. */
export interface StepContext {
  /** The instant of the decision. */
  readonly at: Date;
  /** The call; `id` is null while nothing is written of it. */
  readonly incident: {
    readonly id: number | null;
    readonly callerE164: string | null;
    /** Who answered the same caller's call of the 30 minutes before; null: nobody, or there wasn't one. */
    readonly earlierAnswererId: number | null;
  };
  /** Everybody, by user id, whether they can be rung or not. */
  readonly people: ReadonlyMap<number, Person>;
  readonly schedule: Schedule;
  /** The rotating pool, longest without a turn first. */
  readonly pool: readonly PoolMember[];
}

/** The moment in which a decision is written. */
export interface CommitContext extends StepContext {
  /** The transaction of the offer, for what the step remembers. Not to be used after the step has returned. */
  readonly unit: Unit;
}

/**
 * One rung of a ladder: says who, and in which order. Exclusions (inactive, unavailable, no phone, tried already),
 * limits, timeouts and claims are the engine's, and no step can forget them.
 */
export interface LadderStepProvider {
  /**
   * The ids of the users on this step, first to be rung first; the same for the same state. Ids that nobody has are
   * passed over. A step that throws or takes over a second is skipped, with the event `step_failed`. It is asked before
   * anything is locked, and holds up no other call.
   */
  candidates(context: StepContext): readonly number[] | Promise<readonly number[]>;

  /**
   * Called when one of its candidates is about to be offered, in the offer's transaction: the place for a memory.
   * Throw RepeatUnit, before anything is written, when what the decision was made from is no longer true: the call is
   * decided again. Left out: the step has no memory.
   */
  chosen?(userId: number, context: CommitContext): void | Promise<void>;
}
