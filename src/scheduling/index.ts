export { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours/business-hours.entities.js';
export { isOpen, type BusinessHours, type WeeklySpan } from './business-hours/business-hours.js';
export { ON_CALL_LEVELS, onCallAt, type OnCallLevel, type Shift } from './on-call/on-call.js';
export { OnCallShift } from './on-call/shift.entity.js';
export { RotatingPoolMember } from './rotating-pool/pool-member.entity.js';
export { poolOrder, poolReading, takeTurn, type PoolMember } from './rotating-pool/pool.js';
export { ScheduleService, type Schedule } from './schedule.service.js';
export { SchedulePlanner, type NewBusinessHours } from './schedule-planner.service.js';
export { SchedulingModule } from './scheduling.module.js';
