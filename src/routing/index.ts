export { Ladder, LadderStepRow } from './ladder/ladder.entities.js';
export { LADDER_KINDS, type LadderKind, type LadderRung, type Ladders } from './ladder/ladder.js';
export { LaddersService } from './ladder/ladders.service.js';
export type { NextTarget, NextTargetRequest } from './next-target.js';
export { RosterCache } from './roster/roster-cache.service.js';
export { RoutingEngine } from './routing-engine.service.js';
export { RoutingModule } from './routing.module.js';
export { StepRegistry, type RegisteredStep } from './step-registry.service.js';
