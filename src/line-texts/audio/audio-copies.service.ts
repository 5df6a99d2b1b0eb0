import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DomainError, type FieldProblem } from '../../common/index.js';
import { LINE_LANGUAGES, type LineLanguage } from '../../config/index.js';
import { AUDIO_NAMES, maxAudioSeconds, type AudioName } from '../text-names.js';
import { AudioFetcher } from './audio-fetcher.service.js';
import type { AudioFile, OwnAudio } from './audio-file.js';
import { readSound, type Sound } from './read-sound.js';

/** The company's audio in both languages. */
export type BothAudio = Readonly<Record<LineLanguage, OwnAudio>>;

/** The addresses that an admin wants, in both languages. */
export type WantedAudio = Readonly<Record<LineLanguage, Readonly<Partial<Record<AudioName, string>>>>>;

/** Audio as it is wanted, and what of it was fetched for that. */
export interface CopiedAudio {
  readonly audio: BothAudio;
  /** Bytes by id. */
  readonly fetched: ReadonlyMap<string, Buffer>;
}

interface Wanted {
  readonly language: LineLanguage;
  readonly name: AudioName;
  readonly address: string;
}

/** Copies files that admins name, so that nothing of somebody else's is asked on the way of a call. */
@Injectable()
export class AudioCopies {
  constructor(private readonly fetcher: AudioFetcher) {}

  /**
   * Copies what is wanted; a file whose address is as before is kept as it is.
   * @throws DomainError 422 naming each file that can't be fetched or played.
   */
  async copy(wanted: WantedAudio, before: BothAudio): Promise<CopiedAudio> {
    const problems: FieldProblem[] = [];
    const fetched = new Map<string, Buffer>();
    const files = await Promise.all(
      entriesOf(wanted).map(async (entry): Promise<readonly [Wanted, AudioFile] | null> => {
        const { language, name, address } = entry;
        const known = before[language][name];
        if (known?.address === address) return [entry, known];
        const sound = await this.soundAt(entry);
        if (typeof sound === 'string') {
          const field = `audio.${language}.${name}`;
          problems.push({ field, message: `${field} ${sound}` });
          return null;
        }
        const { bytes, format, seconds } = sound;
        const id = createHash('sha256').update(bytes).digest('hex');
        fetched.set(id, bytes);
        return [entry, { address, id, format, seconds }];
      }),
    );
    if (problems.length > 0) throw DomainError.unprocessable(problems);
    const inLanguage = (language: LineLanguage): OwnAudio =>
      Object.fromEntries(
        files.flatMap((file) => (file?.[0].language === language ? [[file[0].name, file[1]] as const] : [])),
      );
    return { audio: { en: inLanguage('en'), es: inLanguage('es') }, fetched };
  }

  /** The sound of a file, cut where it is music; or why there isn't one. */
  private async soundAt({ address, name }: Wanted): Promise<Sound | string> {
    const fetched = await this.fetcher.fetch(address);
    if ('problem' in fetched) return fetched.problem;
    const isMusic = name === 'music';
    if (!isMusic && !fetched.isWhole) return 'is larger than 3 MB';
    const most = maxAudioSeconds(name);
    const sound = readSound(fetched.file, isMusic ? most : Infinity);
    if (sound === null) return 'is neither MP3 nor WAV';
    return sound.seconds > most ? `takes ${Math.ceil(sound.seconds)} seconds, and may take ${most}` : sound;
  }
}

function entriesOf(wanted: WantedAudio): Wanted[] {
  return LINE_LANGUAGES.flatMap((language) =>
    AUDIO_NAMES.flatMap((name) => {
      const address = wanted[language][name];
      return address === undefined ? [] : [{ language, name, address }];
    }),
  );
}
