import { LadderStep, type LadderStepProvider } from '../contract/index.js';

/** Offers nobody on the line, which rings one at a time: its turn is announced, for a message to everyone. */
@LadderStep({
  name: 'broadcast',
  title: 'Broadcast',
  description: 'Everyone at once. The line itself rings one after the other: this step writes the event broadcast_due.',
  timeoutSeconds: 30,
  announces: 'broadcast_due',
})
export class BroadcastStep implements LadderStepProvider {
  candidates(): readonly number[] {
    return [];
  }
}
