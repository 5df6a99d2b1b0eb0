import type { LineLanguage } from '../../config/index.js';
import { en } from './en.js';
import { es } from './es.js';
import type { Texts } from './texts.js';

export type { CallerComes, CallWords, DutyWords, GapWords, Texts } from './texts.js';
export { spellInstant } from './spell-instant.js';

const LANGUAGES: Readonly<Record<LineLanguage, Texts>> = { en, es };

/** The messages in the line's language. */
export function textsIn(language: LineLanguage): Texts {
  return LANGUAGES[language];
}
