import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IncidentsModule } from '../incidents/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { UsersModule } from '../users/index.js';
import { CoverageController } from './gaps/coverage.controller.js';
import { CoverageService } from './gaps/coverage.service.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { ExplanationService } from './explanation/explanation.service.js';
import { LadderAdministration } from './ladder/ladder-administration.service.js';
import { LaddersController } from './ladder/ladders.controller.js';
import { LaddersService } from './ladder/ladders.service.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewService } from './preview/preview.service.js';
import { RosterCache } from './roster/roster-cache.service.js';
import { RosterReader } from './roster/roster-reader.service.js';
import { RoutingEngine } from './routing-engine.service.js';
import { StepRegistry } from './step-registry.service.js';

/** Who is rung next, who would be and who was. Ladder steps live in modules of their own and are found at the start. */
@Module({
  imports: [DiscoveryModule, UsersModule, SchedulingModule, IncidentsModule],
  controllers: [LaddersController, PreviewController, ExplanationController, CoverageController],
  providers: [
    RoutingEngine,
    RosterCache,
    RosterReader,
    LaddersService,
    LadderAdministration,
    PreviewService,
    ExplanationService,
    CoverageService,
    StepRegistry,
  ],
  exports: [RoutingEngine, RosterCache, LaddersService, StepRegistry, CoverageService],
})
export class RoutingModule {}
