import type { VerbRunner } from './verb-runner.js';

/** Ends the leg (Twilio: TwiML Hangup). */
export const hangup: VerbRunner = async () => 'hung_up';
