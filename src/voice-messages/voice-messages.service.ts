import { Injectable, Logger } from '@nestjs/common';
import { AccessRecords } from '../access/index.js';
import { DomainError, FewAtATime, TryAgainLater, type Actor } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import { readRecording } from '../incidents/index.js';
import { RecordingUnavailable, TwilioRecordings, type RecordingProblem, type RecordingSound } from '../twilio/index.js';
import { beginsAtStart } from './sound-range.js';

/** How many messages are played at once, and how many more may wait. */
const LIMITS = { atOnce: 8, waiting: 16 };
const RETRY_AFTER_SECONDS = 5;

const REFUSALS: Readonly<Record<RecordingProblem, [status: number, code: string]>> = {
  none: [404, 'VOICE_MESSAGE_NOT_FOUND'],
  foreign: [409, 'VOICE_MESSAGE_OF_ANOTHER_ACCOUNT'],
  not_set_up: [503, 'TWILIO_NOT_SET_UP'],
  unavailable: [502, 'TWILIO_UNAVAILABLE'],
};

/** Plays voice messages to those who may hear them, from where Twilio keeps them. */
@Injectable()
export class VoiceMessages {
  private readonly logger = new Logger('Twilio');
  private readonly few = new FewAtATime(
    LIMITS,
    () => new TryAgainLater('TOO_MANY_READS', 'too many messages are played at once', RETRY_AFTER_SECONDS),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordings: TwilioRecordings,
    private readonly records: AccessRecords,
  ) {}

  /**
   * Opens the message of an incident, gives it to `play` and ends it after that. That somebody hears it is recorded
   * before the first byte.
   * @throws DomainError 404 `INCIDENT_NOT_FOUND`, `VOICE_MESSAGE_NOT_FOUND`; 410 `VOICE_MESSAGE_REMOVED`; 409 of another
   * account; 502 where Twilio fails; 503 without an account, or where too many are played.
   */
  play(
    incidentId: number,
    { userId, address = null }: Actor,
    { range, signal }: { readonly range: string | null; readonly signal: AbortSignal },
    play: (sound: RecordingSound) => Promise<void>,
  ): Promise<void> {
    return this.few.run(async () => {
      const sound = await this.open(await this.addressOf(incidentId), range, signal, incidentId);
      const operation = `GET /api/incidents/${incidentId}/voice-message`;
      if (beginsAtStart(range)) await this.records.record({ kind: 'message_heard', userId, address, operation });
      await play(sound);
    });
  }

  private async addressOf(incidentId: number): Promise<string> {
    const recording = await this.unitOfWork.run((unit) => readRecording(unit, incidentId));
    if (recording === null) {
      throw new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with the id ${incidentId}`);
    }
    if (recording.removedAt !== null) {
      throw new DomainError(410, 'VOICE_MESSAGE_REMOVED', 'the recording was removed: it was kept long enough');
    }
    if (recording.address === null) {
      throw new DomainError(404, 'VOICE_MESSAGE_NOT_FOUND', 'the caller left no voice message');
    }
    return recording.address;
  }

  private async open(
    address: string,
    range: string | null,
    signal: AbortSignal,
    incidentId: number,
  ): Promise<RecordingSound> {
    try {
      return await this.recordings.open(address, range, signal);
    } catch (error) {
      if (!(error instanceof RecordingUnavailable)) throw error;
      const [status, code] = REFUSALS[error.problem];
      this.logger.warn({ msg: '[Twilio] a voice message can not be played', incidentId, code, why: error.message });
      throw new DomainError(status, code, error.message);
    }
  }
}
