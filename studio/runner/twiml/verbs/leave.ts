import type { VerbRunner } from './verb-runner.js';

/** Leaves the queue in which the call waits (Twilio: TwiML Leave). */
export const leave: VerbRunner = async () => 'left';
