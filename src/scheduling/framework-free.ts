/** The part of scheduling that loads no framework, for worker threads; `index.ts` offers the same to everybody else. */
export { isOpen, spansOn, type BusinessHours } from './business-hours/business-hours.js';
export { ON_CALL_LEVELS, type OnCallLevel } from './on-call/plan.js';
export { onCallStretches, type OnCallStretch } from './on-call/segments.js';
