import { Module } from '@nestjs/common';
import { ScheduleService } from './schedule.service.js';
import { SchedulePlanner } from './schedule-planner.service.js';

/** On-call duty, business hours and the rotating pool. */
@Module({ providers: [ScheduleService, SchedulePlanner], exports: [ScheduleService, SchedulePlanner] })
export class SchedulingModule {}
