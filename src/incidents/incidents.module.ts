import { Module } from '@nestjs/common';
import { FiguresController } from './figures/figures.controller.js';
import { LastOffersController } from './figures/last-offers.controller.js';
import { SeriesController } from './figures/series.controller.js';
import { Figures } from './figures/figures.service.js';
import { PoolTurnSteps } from './figures/pool-turn-steps.js';
import { IncidentHistory } from './history/incident-history.service.js';
import { IncidentsController } from './history/incidents.controller.js';
import { Sweeper } from './sweeper.service.js';

/** Incidents, their call attempts and their audit trail. */
@Module({
  controllers: [IncidentsController, FiguresController, SeriesController, LastOffersController],
  providers: [Sweeper, IncidentHistory, Figures, PoolTurnSteps],
  exports: [Sweeper, PoolTurnSteps],
})
export class IncidentsModule {}
