import { isSilence, type RecordingReport } from '../../incidents/index.js';
import { readDuration, readText, readWords, type Fields } from '../fields.js';

/** Returns what Twilio says, as the call ends, of what the caller recorded at an address. */
export function recordingEnded(fields: Fields, url: string): RecordingReport {
  const { seconds } = readDuration({ duration: fields['RecordingDuration'] });
  // A key, or a hang-up, may come sooner than the silence that ends a recording: then the length says nothing.
  const endedBySilence = readText(fields, 'Digits') === '';
  const isNothing = seconds === 0 || (endedBySilence && isSilence(seconds));
  return isNothing
    ? { kind: 'nothing_said', url, seconds, ends: true }
    : { kind: 'voice_message', url, seconds, ends: true };
}

/** Returns what Twilio says of a recording that it has worked up: its true length, or that there isn't one. */
export function recordingMeasured(fields: Fields, url: string): RecordingReport {
  const { seconds } = readDuration({ duration: fields['RecordingDuration'] });
  if (readText(fields, 'RecordingStatus') === 'absent') return { kind: 'nothing_said', url, seconds, ends: false };
  return { kind: 'voice_message', url, seconds, ends: false };
}

/** Returns what Twilio has written down of a recording; no text where it could not. */
export function recordingTranscribed(fields: Fields): RecordingReport {
  const text = readText(fields, 'TranscriptionStatus') === 'failed' ? '' : readWords(fields, 'TranscriptionText');
  return { kind: 'transcribed', text: text === '' ? null : text };
}
