import { isPlainText } from '../common/index.js';
import { LINE_LANGUAGES, type LineLanguage } from '../config/index.js';
import { usableAudio, type OwnAudio } from './audio/audio-file.js';
import { notTheEmergencyNumber, shippedText } from './shipped-texts.js';
import { secondsToSay } from './speech.js';
import { MAX_CHARACTERS, MAX_SECONDS, TEXT_NAMES, type TextName } from './text-names.js';

/** The company's own words in one language; those that are left out are the shipped ones. */
export type OwnTexts = Readonly<Partial<Record<TextName, string>>>;

/** What people hear on the line, as the company wants it. */
export interface LineSettings {
  /** One or two; the first is spoken first, and callers choose the second by a key. */
  readonly languages: readonly LineLanguage[];
  /** The public emergency number, such as 911; null: none is named. */
  readonly emergencyNumber: string | null;
  readonly texts: Readonly<Record<LineLanguage, OwnTexts>>;
  /** What is heard from files instead. */
  readonly audio: Readonly<Record<LineLanguage, OwnAudio>>;
}

/** What is wrong with a setting. */
export interface SettingProblem {
  readonly field: string;
  readonly message: string;
}

/** Returns the settings of a line that nobody has set anything for. */
export function usualSettings(language: LineLanguage): LineSettings {
  return { languages: [language], emergencyNumber: null, texts: { en: {}, es: {} }, audio: { en: {}, es: {} } };
}

/**
 * Returns the settings in stored text. What can't be read, or is longer than it may be, is as if nobody had set it: a bad
 * text never costs a call.
 */
export function readSettings(stored: string | null, language: LineLanguage): LineSettings {
  const usual = usualSettings(language);
  const data = objectIn(stored);
  const languages = Array.isArray(data['languages']) ? data['languages'].filter(isLanguage) : [];
  const emergencyNumber = typeof data['emergencyNumber'] === 'string' ? data['emergencyNumber'] : null;
  const texts = fieldsOf(data['texts']);
  const audio = fieldsOf(data['audio']);
  return {
    languages: languages.length > 0 ? [...new Set(languages)] : usual.languages,
    emergencyNumber: emergencyNumber !== null && isEmergencyNumber(emergencyNumber) ? emergencyNumber : null,
    texts: { en: usable(fieldsOf(texts['en'])), es: usable(fieldsOf(texts['es'])) },
    audio: { en: usableAudio(fieldsOf(audio['en'])), es: usableAudio(fieldsOf(audio['es'])) },
  };
}

/** The texts with which a call may begin: their first sentence is ours, where a public emergency number is set. */
const BEGINS_A_CALL: ReadonlySet<TextName> = new Set(['greeting', 'fallback']);

/** Returns what is said, with the public emergency number in a greeting's first sentence where it is set. */
export function spokenText(
  { emergencyNumber, texts }: Omit<LineSettings, 'audio'>,
  language: LineLanguage,
  name: TextName,
): string {
  const text = texts[language][name] ?? shippedText(language, name, emergencyNumber);
  return BEGINS_A_CALL.has(name) ? `${notTheEmergencyNumber(language, emergencyNumber)} ${text}`.trim() : text;
}

/** Returns what keeps settings from being used, by field. */
export function problemsOf(settings: Omit<LineSettings, 'audio'>): SettingProblem[] {
  return LINE_LANGUAGES.flatMap((language) =>
    TEXT_NAMES.flatMap((name) => {
      const text = settings.texts[language][name];
      const field = `texts.${language}.${name}`;
      const problem = text === undefined ? null : problemOf(name, text);
      if (problem !== null) return [{ field, message: `${field} ${problem}` }];
      if (text === undefined || secondsToSay(spokenText(settings, language, name)) <= MAX_SECONDS[name]) return [];
      return [{ field, message: `${field} ${tooLong(name)}` }];
    }),
  );
}

/** Returns whether a number can be the public emergency number. */
export function isEmergencyNumber(number: string): boolean {
  return /^\d{2,4}$/.test(number);
}

/** Two letters at least: a sign or a picture alone is silence. */
const WORD = /\p{L}{2}/u;
const OTHER_LETTERS = /(?!\p{Script=Latin})\p{L}/u;

function problemOf(name: TextName, text: string): string | null {
  if (!isPlainText(text) || /\p{Cf}/u.test(text)) return 'must be one line of text, without control characters';
  if (OTHER_LETTERS.test(text)) return 'must be in Latin letters: the voices of the line speak no others';
  if (!WORD.test(text)) return 'must have words; leave it out for the shipped text';
  if (text.length > MAX_CHARACTERS) return `must have ${MAX_CHARACTERS} characters at most`;
  if (/[<>{}[\]]|https?:|\bwww\./i.test(text)) return 'must be words that can be spoken, without markup or addresses';
  return secondsToSay(text) > MAX_SECONDS[name] ? tooLong(name) : null;
}

function tooLong(name: TextName): string {
  return `takes longer than ${MAX_SECONDS[name]} seconds to speak`;
}

function usable(texts: Readonly<Record<string, unknown>>): OwnTexts {
  const good = TEXT_NAMES.flatMap((name) => {
    const text = texts[name];
    return typeof text === 'string' && problemOf(name, text) === null ? [[name, text] as const] : [];
  });
  return Object.fromEntries(good);
}

function objectIn(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(stored ?? '{}'));
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isLanguage(value: unknown): value is LineLanguage {
  return (LINE_LANGUAGES as readonly unknown[]).includes(value);
}
