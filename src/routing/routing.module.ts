import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IncidentsModule } from '../incidents/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { UsersModule } from '../users/index.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { Drafts } from './drafts/drafts.service.js';
import { CoverageController } from './gaps/coverage.controller.js';
import { CoverageService } from './gaps/coverage.service.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { ExplanationService } from './explanation/explanation.service.js';
import { LadderAdministration } from './ladder/ladder-administration.service.js';
import { LateDecisions } from './late-decisions.service.js';
import { LaddersController } from './ladder/ladders.controller.js';
import { LaddersService } from './ladder/ladders.service.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewService } from './preview/preview.service.js';
import { LineReview } from './review/line-review.service.js';
import { RosterCache } from './roster/roster-cache.service.js';
import { RosterReader } from './roster/roster-reader.service.js';
import { RoutingEngine } from './routing-engine.service.js';
import { StepRegistry } from './step-registry.service.js';
import { WorldReader } from './world-reader.service.js';

/** Who is rung next, who would be and who was. Ladder steps live in modules of their own and are found at the start. */
@Module({
  imports: [DiscoveryModule, UsersModule, SchedulingModule, IncidentsModule],
  controllers: [LaddersController, PreviewController, ExplanationController, CoverageController, DraftsController],
  providers: [
    RoutingEngine,
    WorldReader,
    LateDecisions,
    RosterCache,
    RosterReader,
    LaddersService,
    LadderAdministration,
    PreviewService,
    ExplanationService,
    CoverageService,
    LineReview,
    Drafts,
    StepRegistry,
  ],
  exports: [RoutingEngine, LateDecisions, RosterCache, LaddersService, StepRegistry, CoverageService, LineReview],
})
export class RoutingModule {}
