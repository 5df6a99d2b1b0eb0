import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { BusinessHoursAdministration } from './business-hours/business-hours-administration.service.js';
import { BusinessHoursPlanner } from './business-hours/business-hours-planner.service.js';
import { BusinessHoursController } from './business-hours/business-hours.controller.js';
import { calendarBodies } from './business-hours/calendar-text.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarTokensController } from './calendar/calendar-tokens.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { EntriesAdministration } from './on-call/entries-administration.service.js';
import { OnCallEntries } from './on-call/entries.service.js';
import { OnCallQuestions } from './on-call/on-call-questions.service.js';
import { OnCallController } from './on-call/on-call.controller.js';
import { OverridesController } from './on-call/overrides.controller.js';
import { RotationsController } from './on-call/rotations.controller.js';
import { ShiftsController } from './on-call/shifts.controller.js';
import { TurnsPreviewController } from './on-call/turns-preview.controller.js';
import { TurnsPreview } from './on-call/turns-preview.service.js';
import { PoolPlanner } from './rotating-pool/pool-planner.service.js';
import { RotatingPoolController } from './rotating-pool/pool.controller.js';
import { ScheduleService } from './schedule.service.js';
import { SchedulePlanner } from './schedule-planner.service.js';

/** On-call duty, business hours and the rotating pool. */
@Module({
  imports: [UsersModule],
  controllers: [
    OnCallController,
    CalendarController,
    CalendarTokensController,
    TurnsPreviewController,
    RotationsController,
    ShiftsController,
    OverridesController,
    BusinessHoursController,
    RotatingPoolController,
  ],
  providers: [
    ScheduleService,
    SchedulePlanner,
    OnCallEntries,
    EntriesAdministration,
    OnCallQuestions,
    TurnsPreview,
    CalendarService,
    BusinessHoursPlanner,
    BusinessHoursAdministration,
    PoolPlanner,
  ],
  exports: [ScheduleService, SchedulePlanner],
})
export class SchedulingModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(calendarBodies()).forRoutes(BusinessHoursController);
  }
}
