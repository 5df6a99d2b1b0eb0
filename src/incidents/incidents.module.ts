import { Module } from '@nestjs/common';
import { ReportsService } from './reports.service.js';
import { Sweeper } from './sweeper.service.js';

/** Incidents, their call attempts and their audit trail. */
@Module({ providers: [ReportsService, Sweeper], exports: [ReportsService, Sweeper] })
export class IncidentsModule {}
