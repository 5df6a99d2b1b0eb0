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
  seconds: number;
  /** The key that ended it, `hangup`, or nothing. */
  digits: string;
}

/**
 * Records the caller until he is silent, presses a key, hangs up or has used up the time. The recording goes to
 * `action`, also after a hang-up; where nothing was said the document goes on (Twilio: TwiML Record).
 */
export const record: VerbRunner = async (verb, line, document) => {
  line.answer();
  const { call, state } = line;
  const { action, method, playBeep } = verb.attributes;
  if (playBeep !== 'false') await line.spend(SECONDS_OF_A_BEEP);
  const began = call.date.toUTCString();
  const recording = await listen(verb, line);
  const sid = call.newSid('RE');
  const { AccountSid = '' } = line.parameters();
  const url = `https://api.twilio.com/2010-04-01/Accounts/${AccountSid}/Recordings/${sid}`;
  const values = { RecordingSid: sid, RecordingUrl: url, RecordingDuration: String(recording.seconds) };
  const about = { ...values, RecordingStartTime: began };
  reportRecording(verb, line, document, recording.seconds > 0 ? 'completed' : 'absent', about);
  if (recording.seconds === 0) return undefined;
  call.messages.push({ seconds: recording.seconds, url });
  await call.tell(state, { type: 'message', seconds: recording.seconds, url });
  const request = requestFrom(document, action, method, { ...values, Digits: recording.digits });
  if (!line.over) return request;
  await fetchInVain(line, request);
  return 'over';
};

async function listen({ attributes }: Verb, line: Line): Promise<Recording> {
  const timeout = Number(attributes['timeout'] ?? DEFAULT_TIMEOUT_SECONDS);
  const max = Number(attributes['maxLength'] ?? DEFAULT_MAX_SECONDS);
  const message = line.call.options.leavesMessage;
  const seconds = message === undefined ? 0 : await line.spend(Math.min(message.seconds, max));
  const [key] = attributes['finishOnKey'] ?? ANY_KEY;
  const endsByKey = message?.endedBy === 'key' && key !== undefined;
  if (message?.endedBy === 'hang_up' && seconds < max) await line.call.hangUp(line.state);
  if (endsByKey && !line.over && seconds < max) return { seconds, digits: key };
  if (!line.over) await line.spend(Math.min(timeout, max - seconds));
  return { seconds, digits: line.over ? 'hangup' : '' };
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
