export { Ladder, LadderStepRow } from './ladder/ladder.entities.js';
export { LADDER_KINDS, type LadderKind, type LadderRung, type Ladders } from './ladder/ladder.js';
export { LaddersService } from './ladder/ladders.service.js';
export { CoverageService } from './gaps/coverage.service.js';
export { CoverageGap } from './gaps/coverage.dto.js';
export type { CallState, EarlierCall, SomeUsers } from './call-state.js';
export {
  decideRequest,
  type CallRequest,
  type DecidedRequest,
  type DecisionSettings,
  type ReliedOn,
  type Render,
  type RequestDecision,
} from './decide-request.js';
export { rememberChosen } from './remember-chosen.js';
export type { StepContext } from './contract/index.js';
export type { LateSteps } from './walk-ladder.js';
export { outcomeOfCall, type DecidedCall } from './decided-call.js';
export { LateDecisions, type LateDecision } from './late-decisions.service.js';
export type { NextTarget } from './next-target.js';
export { toNextTarget, type RungPerson, type Target } from './target.js';
export type { Roster } from './roster/roster.js';
export { LineReview } from './review/line-review.service.js';
export { RosterCache } from './roster/roster-cache.service.js';
export { RoutingModule } from './routing.module.js';
export { StepRegistry, type RegisteredStep } from './step-registry.service.js';
