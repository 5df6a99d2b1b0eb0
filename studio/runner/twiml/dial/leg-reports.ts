import { report, timestampOf } from '../callbacks.js';
import type { Verb } from '../document/verb.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import type { LegSettings } from './leg-settings.js';

/** The status callbacks of one leg, numbered in the order in which things happened (Twilio: Number, statusCallback). */
export class LegReports {
  #sequence = 0;

  constructor(
    private readonly number: Verb,
    private readonly settings: LegSettings,
    private readonly leg: Line,
  ) {}

  /** Tells that something happened to the leg, if that was asked for. */
  tell(event: string, status: string, more: Readonly<Record<string, string>> = {}): void {
    const { statusCallback, statusCallbackMethod, statusCallbackEvent = 'completed' } = this.number.attributes;
    if (statusCallback === undefined || !statusCallbackEvent.split(' ').includes(event)) return;
    const { call, state, document } = this.settings;
    const sequence = this.#sequence;
    this.#sequence += 1;
    const request = requestFrom(document, statusCallback, statusCallbackMethod, {
      ...this.leg.parameters(),
      CallStatus: status,
      ...more,
      Timestamp: timestampOf(call.date),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(sequence),
    });
    report(call, state, { phone: this.leg.phone, event, sequence }, request);
  }

  /** Tells whether a person or a machine picked up, if that was asked for (Twilio: Number, machineDetection). */
  tellDetected(answeredBy: string, seconds: number): void {
    const { machineDetection, amdStatusCallback, amdStatusCallbackMethod } = this.number.attributes;
    if (machineDetection === undefined || amdStatusCallback === undefined) return;
    const { call, state, document } = this.settings;
    const { AccountSid = '', CallSid = '', ParentCallSid = '' } = this.leg.parameters();
    const request = requestFrom(document, amdStatusCallback, amdStatusCallbackMethod, {
      AccountSid,
      CallSid,
      ParentCallSid,
      AnsweredBy: answeredBy,
      MachineDetectionDuration: String(seconds * 1000),
    });
    report(call, state, { phone: this.leg.phone, event: 'detected', sequence: 0 }, request);
  }
}
