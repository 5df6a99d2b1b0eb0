import type { FlowLanguage } from './in-language.js';

/** How the shipped words name the public emergency number while it isn't known. */
const LOCAL_NUMBER: Readonly<Record<FlowLanguage, string>> = {
  en: 'your local emergency number',
  es: 'el número local de emergencias',
};

/** Returns shipped words with the public emergency number, digit by digit; as they are where it isn't known. */
export function withEmergencyNumber(words: string, language: FlowLanguage, number: string | null): string {
  return number === null ? words : words.replaceAll(LOCAL_NUMBER[language], number);
}
