import { readMp3 } from './mp3.js';
import { readWav } from './wav.js';

/** A sound that phones can be played, as its file has it. */
export interface Sound {
  readonly format: SoundFormat;
  readonly seconds: number;
  readonly bytes: Buffer;
}

export const SOUND_FORMATS = ['mp3', 'wav'] as const;
export type SoundFormat = (typeof SOUND_FORMATS)[number];

/** Returns what a file sounds like, cut after `maxSeconds`; null: it is neither MP3 nor WAV. Never throws. */
export function readSound(file: Buffer, maxSeconds = Infinity): Sound | null {
  const wav = readWav(file, maxSeconds);
  if (wav !== null) return { format: 'wav', ...wav };
  const mp3 = readMp3(file, maxSeconds);
  return mp3 === null ? null : { format: 'mp3', ...mp3 };
}
