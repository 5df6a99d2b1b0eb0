import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IncidentsModule } from '../incidents/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { UsersModule } from '../users/index.js';
import { LaddersService } from './ladder/ladders.service.js';
import { RosterCache } from './roster/roster-cache.service.js';
import { RoutingEngine } from './routing-engine.service.js';
import { StepRegistry } from './step-registry.service.js';

/** Who is rung next. Ladder steps live in modules of their own and are found at the start. */
@Module({
  imports: [DiscoveryModule, UsersModule, SchedulingModule, IncidentsModule],
  providers: [RoutingEngine, RosterCache, LaddersService, StepRegistry],
  exports: [RoutingEngine, RosterCache, LaddersService, StepRegistry],
})
export class RoutingModule {}
