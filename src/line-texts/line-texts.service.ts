import { Injectable } from '@nestjs/common';
import { ChangedMeanwhile, Clock, DomainError, type Actor, type Precondition } from '../common/index.js';
import { Environment, LINE_LANGUAGES } from '../config/index.js';
import { noteChange } from '../audit/index.js';
import { UnitOfWork, type Unit } from '../database/index.js';
import { Administration } from '../users/index.js';
import { AudioCopies, type BothAudio, type CopiedAudio, type WantedAudio } from './audio/audio-copies.service.js';
import { deleteOtherCopies, writeCopy } from './audio/audio-rows.js';
import type { OwnAudio } from './audio/audio-file.js';
import type { OwnAudioBody } from './audio/own-audio.dto.js';
import type { LineTextsBody, LineTextsPreview, OwnTextsBody } from './line-texts.dto.js';
import { problemsOf, readSettings, spokenText, type LineSettings, type OwnTexts } from './line-settings.js';
import { shippedText } from './shipped-texts.js';
import { secondsToSay } from './speech.js';
import { AUDIO_NAMES, MAX_SECONDS, maxAudioSeconds, TEXT_NAMES, type AudioName } from './text-names.js';
import { readStored, TextsInMemory, writeStored } from './texts-in-memory.service.js';

/** Reads and changes what people hear on the line. */
@Injectable()
export class LineTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administration: Administration,
    private readonly memory: TextsInMemory,
    private readonly copies: AudioCopies,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Returns the settings as they are stored. */
  read(): Promise<LineTextsBody> {
    return this.unitOfWork.run((unit) => this.shown(unit));
  }

  /** Returns how texts would be spoken, and what keeps them from being used. */
  preview(body: LineTextsBody): LineTextsPreview {
    const settings = settingsOf(body);
    const problems = new Map(problemsOf(settings).map(({ field, message }) => [field, message]));
    const spoken = LINE_LANGUAGES.flatMap((language) =>
      TEXT_NAMES.map((name) => {
        const text = spokenText(settings, language, name);
        return {
          language,
          name,
          spoken: text,
          shipped: shippedText(language, name, settings.emergencyNumber),
          seconds: secondsToSay(text),
          maxSeconds: MAX_SECONDS[name],
          problem: problems.get(`texts.${language}.${name}`) ?? null,
        };
      }),
    );
    const known = this.memory.current.audio;
    const wanted = wantedIn(body);
    const audio = LINE_LANGUAGES.flatMap((language) =>
      AUDIO_NAMES.map((name) => {
        const address = wanted[language][name] ?? null;
        const copy = known[language][name];
        const seconds = copy !== undefined && copy.address === address ? copy.seconds : null;
        return { language, name, address, seconds, maxSeconds: maxAudioSeconds(name) };
      }),
    );
    return { spoken, audio };
  }

  /**
   * Replaces the settings; calls hear them from then on. Files at new addresses are fetched first.
   * @throws DomainError 422 naming each text and each file that can't be used; ChangedMeanwhile.
   */
  async replace(actor: Actor, body: LineTextsBody, precondition: Precondition): Promise<LineTextsBody> {
    const texts = settingsOf(body);
    const problems = problemsOf(texts);
    if (problems.length > 0) throw DomainError.unprocessable(problems);
    const known = await this.unitOfWork.run((unit) => this.stored(unit));
    const copied = await this.copies.copy(wantedIn(body), known.audio);
    const settings: LineSettings = { ...texts, audio: copied.audio };
    const shown = await this.administration.write(actor, async (unit) => {
      const before = await this.shown(unit);
      await precondition.assertHolds(async () => [before]);
      const { audio } = await this.stored(unit);
      if (!areKept(copied, audio)) throw new ChangedMeanwhile(before);
      for (const [id, bytes] of copied.fetched) await writeCopy(unit, id, bytes);
      await deleteOtherCopies(unit, idsOf(copied.audio));
      await writeStored(unit, JSON.stringify(settings));
      const after = await this.shown(unit);
      await noteChange(unit, { at: this.clock.now(), entity: 'line_texts', entityId: 1, before, after });
      return after;
    });
    await this.memory.refresh();
    return shown;
  }

  private async shown(unit: Unit): Promise<LineTextsBody> {
    const { languages, emergencyNumber, texts, audio } = await this.stored(unit);
    return {
      languages: [...languages],
      emergencyNumber,
      texts: { en: whole(texts.en), es: whole(texts.es) },
      audio: { en: addresses(audio.en), es: addresses(audio.es) },
    };
  }

  private async stored(unit: Unit): Promise<LineSettings> {
    return readSettings(await readStored(unit), this.environment.lineLanguage);
  }
}

function settingsOf({ languages, emergencyNumber, texts }: LineTextsBody): Omit<LineSettings, 'audio'> {
  return { languages, emergencyNumber, texts: { en: ownOf(texts.en), es: ownOf(texts.es) } };
}

/** A text that is null or blank is the shipped one. */
function ownOf(body: OwnTextsBody): OwnTexts {
  const own = TEXT_NAMES.flatMap((name) => {
    const text = body[name]?.trim() ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(own);
}

function whole(texts: OwnTexts): OwnTextsBody {
  return Object.fromEntries(TEXT_NAMES.map((name) => [name, texts[name] ?? null]));
}

function addresses(audio: OwnAudio): OwnAudioBody {
  return Object.fromEntries(AUDIO_NAMES.map((name) => [name, audio[name]?.address ?? null]));
}

function wantedIn({ audio }: LineTextsBody): WantedAudio {
  return { en: wantedOf(audio?.en), es: wantedOf(audio?.es) };
}

/** An address that is null or blank counts as missing. */
function wantedOf(body: OwnAudioBody = {}): Partial<Record<AudioName, string>> {
  const wanted = AUDIO_NAMES.flatMap((name) => {
    const address = body[name]?.trim() ?? '';
    return address === '' ? [] : [[name, address] as const];
  });
  return Object.fromEntries(wanted);
}

function idsOf(audio: BothAudio): string[] {
  return Object.values(audio).flatMap((own) => Object.values(own).map(({ id }) => id));
}

/** Whether each copy that was not fetched anew is still stored. */
function areKept({ audio, fetched }: CopiedAudio, stored: BothAudio): boolean {
  const there = new Set([...idsOf(stored), ...fetched.keys()]);
  return idsOf(audio).every((id) => there.has(id));
}
