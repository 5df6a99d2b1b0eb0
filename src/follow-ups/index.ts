export { FollowUp } from './follow-up.entity.js';
export { FollowUpKeeper } from './follow-up-keeper.service.js';
export { FollowUpsModule } from './follow-ups.module.js';
export { openFollowUps } from './open-follow-ups.js';
export { incidentsToRemindOf, MAX_REMINDERS, takeReminder, type DueReminder } from './reminders.js';
export { FollowUpAnswer } from './follow-ups.dto.js';
export { followUpsWaiting, openFollowUpOf, readFollowUp } from './read-follow-ups.js';
export { giveBackFollowUp, type Taken } from './give-back-follow-up.js';
export { takeFollowUp } from './take-follow-up.js';
