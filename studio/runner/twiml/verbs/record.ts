import { report } from '../callbacks.js';
import type { Verb, TwimlDocument } from '../document/verb.js';
import { fetchInVain } from '../fetch-twiml.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import type { VerbRunner } from './verb-runner.js';

const SECONDS_OF_A_BEEP = 1;
const DEFAULT_TIMEOUT_SECONDS = 5;
const DEFAULT_MAX_SECONDS = 3600;
const ANY_KEY = '1234567890*#';

interface Recording {
  /** Seconds that were recorded, with the silence after the last word. */
  recorded: number;
  /** Seconds of speech. */
  spoken: number;
  /** The key that ended it, `hangup`, or nothing. */
  digits: string;
}

/**
 * Records the caller until they are silent for a while, press a key, hang up or have used up the time. `action` is asked
 * in every case, also when nothing was said, with the length as recorded: verbs after it are never reached. The true
 * length comes with the recording's status callback (Twilio: TwiML Record).
 */
export const record: VerbRunner = async (verb, line, document) => {
  const { call, state } = line;
  if (call.options.account?.trial === true) return undefined;
  line.answer();
  const { action, method, playBeep } = verb.attributes;
  if (playBeep !== 'false') await line.spend(SECONDS_OF_A_BEEP);
  const began = call.date.toUTCString();
  const { recorded, spoken, digits } = await listen(verb, line);
  const sid = call.newSid('RE');
  const { AccountSid = '' } = line.parameters();
  const url = `https://api.twilio.com/2010-04-01/Accounts/${AccountSid}/Recordings/${sid}`;
  const values = { RecordingSid: sid, RecordingUrl: url };
  const isAbsent = recorded === 0 || (spoken === 0 && call.options.silentRecording === 'absent');
  const lasting = isAbsent ? 0 : spoken || recorded;
  reportRecording(verb, line, document, isAbsent ? 'absent' : 'completed', {
    ...values,
    RecordingDuration: String(Math.round(lasting)),
    RecordingStartTime: began,
  });
  if (verb.attributes['transcribe'] === 'true' && !isAbsent) transcribe(verb, line, document, { ...values });
  if (spoken > 0) {
    call.messages.push({ seconds: spoken, url });
    await call.tell(state, { type: 'message', seconds: spoken, url });
  }
  const length = String(Math.round(recorded));
  const request = requestFrom(document, action, method, { ...values, RecordingDuration: length, Digits: digits });
  if (!line.over) return request;
  await fetchInVain(line, request);
  return 'over';
};

async function listen({ attributes }: Verb, line: Line): Promise<Recording> {
  const timeout = Number(attributes['timeout'] ?? DEFAULT_TIMEOUT_SECONDS);
  const max = Number(attributes['maxLength'] ?? DEFAULT_MAX_SECONDS);
  const message = line.call.options.leavesMessage;
  const spoken = message === undefined ? 0 : await line.spend(Math.min(message.seconds, max));
  const [key] = attributes['finishOnKey'] ?? ANY_KEY;
  const endsByKey = message?.endedBy === 'key' && key !== undefined;
  if (message?.endedBy === 'hang_up' && spoken < max) await line.call.hangUp(line.state);
  if (endsByKey && !line.over && spoken < max) return { recorded: spoken, spoken, digits: key };
  const silent = line.over ? 0 : await line.spend(Math.min(timeout, max - spoken));
  return { recorded: spoken + silent, spoken, digits: line.over ? 'hangup' : '' };
}

/** Twilio writes down what was said, beside the call (Twilio: transcribeCallback). */
function transcribe(
  { attributes }: Verb,
  line: Line,
  document: TwimlDocument,
  values: Readonly<Record<string, string>>,
): void {
  const address = attributes['transcribeCallback'];
  if (address === undefined) return;
  const words = line.call.options.leavesMessage?.words;
  const request = requestFrom(document, address, 'POST', {
    ...line.parameters(),
    ...values,
    TranscriptionSid: line.call.newSid('TR'),
    TranscriptionStatus: words === undefined ? 'failed' : 'completed',
    ...(words !== undefined && { TranscriptionText: words }),
  });
  report(line.call, line.state, { phone: null, event: 'transcribed', sequence: 0 }, request);
}

function reportRecording(
  { attributes }: Verb,
  line: Line,
  document: TwimlDocument,
  event: 'completed' | 'absent',
  values: Readonly<Record<string, string>>,
): void {
  const address = attributes['recordingStatusCallback'];
  const wanted = (attributes['recordingStatusCallbackEvent'] ?? 'completed').split(' ');
  if (address === undefined || !wanted.includes(event)) return;
  const { AccountSid = '', CallSid = '' } = line.parameters();
  const request = requestFrom(document, address, attributes['recordingStatusCallbackMethod'], {
    AccountSid,
    CallSid,
    ...values,
    RecordingStatus: event,
    RecordingChannels: '1',
    RecordingSource: 'RecordVerb',
  });
  report(line.call, line.state, { phone: null, event, sequence: 0 }, request);
}
