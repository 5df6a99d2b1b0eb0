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
  /** Whether it is nothing to be mended when nobody stands on it. */
  readonly mayBeEmpty?: boolean;
  /** What it means when nobody stands on this step, in lower snake case, for whoever looks for gaps; by default `empty`. */
  readonly whenEmpty?: string;
}

/** Carries the options of a class under `@LadderStep`. */
export const LadderStepMetadata = DiscoveryService.createDecorator<LadderStepOptions>();

/**
 * Makes an injectable class a step of ladders. It is found in any module of the application; a duplicate name, a
 * request-scoped class or a missing `candidates` stops the start, naming class and module.
 */
export function LadderStep(options: LadderStepOptions): ClassDecorator {
  return applyDecorators(Injectable(), LadderStepMetadata(options));
}

/** What a step may know of the moment in which it is asked. All of it is one consistent state. */
export interface StepContext {
  /** The instant of the decision. */
  readonly at: Date;
  /** The call; `id` is null while nothing is written of it yet. */
  readonly incident: {
    readonly id: number | null;
    readonly callerE164: string | null;
    /** Who answered the same caller's call of the 30 minutes before; null: nobody, or there was none. */
    readonly earlierAnswererId: number | null;
  };
  /** Everybody, by user id, whether he can be rung or not. */
  readonly people: ReadonlyMap<number, Person>;
  readonly schedule: Schedule;
  /** The rotating pool, longest without a turn first. */
  readonly pool: readonly PoolMember[];
  /** The transaction of the offer, for a step with a memory of its own. Not to be used after the step has returned. */
  readonly unit: Unit;
}

/**
 * One rung of a ladder: says who, and in which order. Exclusions (inactive, unavailable, no phone, tried already),
 * limits, timeouts and claims are the engine's, and no step can forget them.
 */
export interface LadderStepProvider {
  /**
   * The ids of the users on this step, first to be rung first; the same for the same state. Ids that nobody has are
   * passed over. A step that throws or takes over a second is skipped, with the event `step_failed`.
   */
  candidates(context: StepContext): readonly number[] | Promise<readonly number[]>;

  /**
   * Called when one of its candidates is about to be offered, in the offer's transaction: the place for a memory.
   * Throw RepeatUnit when what was read is no longer true. Left out: the step has no memory.
   */
  chosen?(userId: number, context: StepContext): void | Promise<void>;
}
