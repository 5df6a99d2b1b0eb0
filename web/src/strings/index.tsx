import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { en, type Strings } from './en';

export type { Strings } from './en';
/** The languages of the page. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'ewf.language';

interface Speaking {
  readonly strings: Strings;
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Speaking>({ strings: en, language: 'en', choose: () => undefined });

/** What the page says, in the language of its reader. */
export function useStrings(): Strings {
  return use(Context).strings;
}

/** Which language it is, and how to choose another. */
export function useLanguage(): Speaking {
  return use(Context);
}

function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORED);
  if (chosen === 'en' || chosen === 'es') return chosen;
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** Lets everything within speak the reader's language; Spanish is fetched by those who read it. */
export function Speak({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [spanish, setSpanish] = useState<Strings | null>(null);
  useEffect(() => {
    document.documentElement.lang = language;
    if (language === 'es' && spanish === null) void import('./es').then(({ es }) => setSpanish(es));
  }, [language, spanish]);
  const choose = (chosen: Language): void => {
    localStorage.setItem(STORED, chosen);
    setLanguage(chosen);
  };
  const strings = language === 'es' ? spanish : en;
  return strings && <Context value={{ strings, language, choose }}>{children}</Context>;
}
