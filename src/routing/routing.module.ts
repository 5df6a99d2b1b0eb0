import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BlockedCallersModule } from '../blocked-callers/index.js';
import { IncidentsModule } from '../incidents/index.js';
import { LineTextsModule } from '../line-texts/index.js';
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
import { StepRegistry } from './step-registry.service.js';

/** Who is rung next, who would be and who was. Ladder steps live in modules of their own and are found at the start. */
@Module({
  imports: [DiscoveryModule, UsersModule, SchedulingModule, IncidentsModule, BlockedCallersModule, LineTextsModule],
  controllers: [LaddersController, PreviewController, ExplanationController, CoverageController, DraftsController],
  providers: [
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
  exports: [LateDecisions, RosterCache, LaddersService, StepRegistry, CoverageService, LineReview],
})
export class RoutingModule {}
