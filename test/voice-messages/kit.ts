import type { DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { ACCOUNT_SID, RecordingsResource, toneOf, TwilioStandIn } from '../kit/twilio/index.js';

/** A line whose callers' messages are kept by a stand-in of Twilio. */
export class RecordedLine {
  private constructor(
    readonly line: Line,
    readonly twilio: TwilioStandIn,
    readonly recordings: RecordingsResource,
  ) {}

  static async open(kind: DatabaseKind, environment: Readonly<Record<string, string>> = {}): Promise<RecordedLine> {
    const recordings = new RecordingsResource();
    const twilio = await TwilioStandIn.start(recordings);
    const line = await Line.open(kind, { environment: { ...SESSIONS, ...twilio.environment, ...environment } });
    return new RecordedLine(line, twilio, recordings);
  }

  /** A call with a message of three seconds; returns its incident and recording. */
  async message(nth: number, account = ACCOUNT_SID): Promise<{ id: number; sid: string; url: string }> {
    const sid = `RE${String(nth).padStart(32, '0')}`;
    const url = `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${sid}`;
    const { incidentId: id } = await this.line.call().next();
    await this.line.post('/api/telephony/completed', { incidentId: id, callSid: await this.sidOf(id), duration: '' });
    await this.line.dataSource.query('UPDATE incidents SET recording_url = ?, recording_seconds = 3 WHERE id = ?', [
      url,
      id,
    ]);
    this.recordings.sounds.set(sid, toneOf(3));
    return { id, sid, url };
  }

  async close(): Promise<void> {
    // What is written here is no request's: the trail doesn't tell of it.
    await this.line.close({ check: false });
    await this.twilio.close();
  }

  private async sidOf(id: number): Promise<string> {
    const [row] = await this.line.rows<{ call_sid: string }>('SELECT `call_sid` FROM `incidents` WHERE `id` = ?', [id]);
    return row?.call_sid ?? '';
  }
}
