import { AUDIO_NAMES, maxAudioSeconds, type AudioName } from '../text-names.js';
import { SOUND_FORMATS, type SoundFormat } from './read-sound.js';

/** The longest address, in characters. */
export const MAX_ADDRESS_CHARACTERS = 500;

/** A file of the company's that callers hear, of which we keep a copy. */
export interface AudioFile {
  /** Where it was fetched. */
  readonly address: string;
  /** Of the copy: the SHA-256 of its bytes, in hex. */
  readonly id: string;
  readonly format: SoundFormat;
  readonly seconds: number;
}

/** The company's own audio in one language; where a name is left out, words are spoken. */
export type OwnAudio = Readonly<Partial<Record<AudioName, AudioFile>>>;

/** Returns whether a file may be fetched from an address: https, without credentials, and no longer than it may be. */
export function isAudioAddress(address: string): boolean {
  if (address.length > MAX_ADDRESS_CHARACTERS || /[\s\p{Cc}]/u.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password, hash } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && hash === '';
}

/** Returns what of stored audio can be used. */
export function usableAudio(stored: Readonly<Record<string, unknown>>): OwnAudio {
  const good = AUDIO_NAMES.flatMap((name) => {
    const file = stored[name];
    return isAudioFile(file, name) ? [[name, file] as const] : [];
  });
  return Object.fromEntries(good);
}

function isAudioFile(value: unknown, name: AudioName): value is AudioFile {
  if (typeof value !== 'object' || value === null) return false;
  const { address, id, format, seconds } = value as Partial<Record<keyof AudioFile, unknown>>;
  return (
    typeof address === 'string' &&
    isAudioAddress(address) &&
    typeof id === 'string' &&
    /^[0-9a-f]{64}$/.test(id) &&
    SOUND_FORMATS.some((one) => one === format) &&
    typeof seconds === 'number' &&
    seconds > 0 &&
    seconds <= maxAudioSeconds(name)
  );
}
