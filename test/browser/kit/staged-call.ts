import { randomBytes } from 'node:crypto';
import { prepareFlow, readFlow, runFlow, type FlowRun, type PhoneOutcome } from '../../../studio/index.js';
import type { Site } from './site.js';

/**
 * A call through the shipped flow, which stops whenever a phone is rung until the test lets it go on: so whatever is on
 * the screen then can be waited for and looked at.
 */
export class StagedCall {
  private release: () => void = () => undefined;
  private rung: (phone: string) => void = () => undefined;
  private whenRung = new Promise<string>((resolve) => {
    this.rung = resolve;
  });
  private readonly run: Promise<FlowRun>;

  constructor(site: Site, phones: readonly PhoneOutcome[], from = '+14155550177') {
    const address = new URL(site.url);
    address.username = 'studio';
    address.password = site.secret;
    const flow = prepareFlow(readFlow('ladder'), {
      backendUrl: address.href.replace(/\/$/, ''),
      fallbackNumbers: ['+14155550198', '+14155550199'],
    });
    const script = [...phones];
    this.run = runFlow(flow, {
      callSid: `CA${randomBytes(16).toString('hex')}`,
      from,
      to: '+14155550100',
      phones: { ring: () => script.shift() ?? { kind: 'no-answer' } },
      onStep: async (event) => {
        if (event.type !== 'dial') return;
        const gate = new Promise<void>((resolve) => {
          this.release = resolve;
        });
        this.rung(event.phones[0] ?? '');
        await gate;
      },
    });
  }

  /** The phone that is being rung, once one is. */
  ringing(): Promise<string> {
    return this.whenRung;
  }

  /** Lets the phone that is being rung do what it does. */
  goOn(): void {
    this.whenRung = new Promise((resolve) => {
      this.rung = resolve;
    });
    this.release();
  }

  /** The call after its end. */
  ended(): Promise<FlowRun> {
    return this.run;
  }
}
