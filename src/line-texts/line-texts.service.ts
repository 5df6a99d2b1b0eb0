import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Actor, type Precondition } from '../common/index.js';
import { Environment, LINE_LANGUAGES } from '../config/index.js';
import { noteChange, UnitOfWork, type Unit } from '../database/index.js';
import { Administration } from '../users/index.js';
import type { LineTextsBody, LineTextsPreview, OwnTextsBody } from './line-texts.dto.js';
import { problemsOf, readSettings, spokenText, type LineSettings, type OwnTexts } from './line-settings.js';
import { shippedText } from './shipped-texts.js';
import { secondsToSay } from './speech.js';
import { MAX_SECONDS, TEXT_NAMES } from './text-names.js';
import { readStored, TextsInMemory, writeStored } from './texts-in-memory.service.js';

/** Reads and changes what people hear on the line. */
@Injectable()
export class LineTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administration: Administration,
    private readonly memory: TextsInMemory,
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
    return { spoken };
  }

  /**
   * Replaces the settings; calls hear them from then on.
   * @throws DomainError 422 naming each text that can't be used; ChangedMeanwhile.
   */
  async replace(actor: Actor, body: LineTextsBody, precondition: Precondition): Promise<LineTextsBody> {
    const settings = settingsOf(body);
    const problems = problemsOf(settings);
    if (problems.length > 0) throw DomainError.unprocessable(problems);
    const shown = await this.administration.write(actor, async (unit) => {
      const before = await this.shown(unit);
      await precondition.assertHolds(async () => [before]);
      await writeStored(unit, JSON.stringify(settings));
      const after = await this.shown(unit);
      await noteChange(unit, { at: this.clock.now(), entity: 'line_texts', entityId: 1, before, after });
      return after;
    });
    await this.memory.refresh();
    return shown;
  }

  private async shown(unit: Unit): Promise<LineTextsBody> {
    const { languages, emergencyNumber, texts } = readSettings(await readStored(unit), this.environment.lineLanguage);
    return { languages: [...languages], emergencyNumber, texts: { en: whole(texts.en), es: whole(texts.es) } };
  }
}

function settingsOf({ languages, emergencyNumber, texts }: LineTextsBody): LineSettings {
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
