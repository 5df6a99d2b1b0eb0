import { runOutgoingCall, type PhoneOutcome } from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC } from '../flows/flow-call.js';
import { eventsOf } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { ACCOUNT_SID, CallsResource, MessagesResource, TwilioStandIn } from '../kit/twilio/index.js';
import { Worker } from '../notifications/kit.js';
import { CALLER, lineStory, type Switchboard } from './switchboard.js';

export const ADA = '+14155550702';
const MIA = '+14155550701';
export const TAKES_IT: PhoneOutcome = { kind: 'answer', ringSeconds: 4, talkSeconds: 75 };

/** The calls of the account. */
export const calls = new CallsResource();
const twilio = await TwilioStandIn.start(calls, new MessagesResource());
// Several files use it one after the other, so it stays open.
twilio.unref();

/** Tells a story on a line that has an account, with a caller whom nobody has spoken to, a manager and a technician. */
export function callBackStory(title: string, tell: (story: Story) => Promise<void>): void {
  lineStory(
    title,
    async (switchboard) => {
      calls.requested.length = 0;
      await tell(await Story.begin(switchboard));
    },
    {
      environment: {
        ...SESSIONS,
        ...twilio.environment,
        PUBLIC_BASE_URL: PUBLIC,
        // The first one asks Twilio, and either one signs.
        TWILIO_AUTH_TOKEN: `${twilio.environment['TWILIO_AUTH_TOKEN']},${AUTH_TOKEN}`,
      },
    },
  );
}

/** A caller whom nobody has spoken to, and the people who call back. */
export class Story {
  private constructor(
    readonly switchboard: Switchboard,
    readonly mia: SignedInPerson,
    readonly ada: SignedInPerson,
    readonly incidentId: number,
  ) {}

  static async begin(switchboard: Switchboard): Promise<Story> {
    const { line } = switchboard;
    const mia = await signIn(line, 'manager', { name: 'Mia', phoneE164: MIA });
    const ada = await signIn(line, 'technician', { name: 'Ada', phoneE164: ADA });
    await switchboard.take({}, { accountSid: ACCOUNT_SID });
    await Worker.of(line).begin();
    const [row] = await line.rows<{ id: number }>('SELECT id FROM incidents');
    return new Story(switchboard, mia, ada, Number(row?.id));
  }

  ask(by: SignedInPerson, body?: object) {
    return by.send('POST', `/api/incidents/${this.incidentId}/call-back`, body);
  }

  /** Plays the call that was asked for last. */
  play(person: PhoneOutcome, caller: PhoneOutcome = { kind: 'no-answer' }, url?: string) {
    const asked = calls.requested.at(-1)!;
    const { line } = this.switchboard;
    return runOutgoingCall({
      callSid: asked.sid,
      accountSid: ACCOUNT_SID,
      to: asked.to,
      from: asked.from,
      url: url ?? asked.url,
      statusCallback: asked.statusCallback,
      timeout: asked.timeout,
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC]: line.url },
      startedAt: line.clock.now(),
      phones: { ring: (phone) => (phone === CALLER ? caller : person) },
      advance: (seconds) => line.clock.advance(seconds),
    });
  }

  steps(): Promise<unknown[]> {
    return this.facts('call_back', 'step');
  }

  changes(): Promise<unknown[]> {
    return this.facts('follow_up_changed', 'change');
  }

  delete(person: SignedInPerson): Promise<unknown> {
    return this.switchboard.line.rows('UPDATE users SET deleted_at = ?, active = 0 WHERE id = ?', [
      '2026-11-24 00:00:00.000',
      person.id,
    ]);
  }

  private async facts(type: string, name: string): Promise<unknown[]> {
    const events = await eventsOf(this.switchboard.line, this.incidentId);
    const facts = events.filter((event) => event.type === type).map(({ data }) => (data as { facts: object }).facts);
    return facts.map((fact) => (fact as Record<string, unknown>)[name]);
  }

  async reminders(): Promise<number> {
    const { line } = this.switchboard;
    line.clock.advance(300);
    await Worker.of(line).begin();
    return (await line.rows("SELECT id FROM messages WHERE kind = 'follow_up'")).length;
  }

  async followUp() {
    return (await this.mia.get('/api/follow-ups')).body.items[0];
  }
}
