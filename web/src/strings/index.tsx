import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { pieceMissing } from '../app/piece';
import { en, type Strings } from './en';

export type { Strings } from './en';
/** The languages of the page. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'ewf.language';
const AGAIN_MILLISECONDS = 5000;

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
  const [spanish, setSpanish] = useState<Strings | 'coming' | 'missing'>('coming');
  useEffect(() => {
    document.documentElement.lang = language;
    if (language !== 'es' || typeof spanish === 'object') return undefined;
    const fetchSpanish = (): Promise<void> => import('./es').then(({ es }) => setSpanish(es));
    if (spanish === 'coming') {
      void fetchSpanish()
        .catch(pieceMissing)
        .catch(() => setSpanish('missing'));
      return undefined;
    }
    // English is better than nothing; the words are asked for again, for as long as it takes.
    const timer = setInterval(() => void fetchSpanish().catch(() => undefined), AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [language, spanish]);
  const choose = (chosen: Language): void => {
    localStorage.setItem(STORED, chosen);
    setLanguage(chosen);
  };
  const strings = language === 'en' || spanish === 'missing' ? en : spanish;
  return strings !== 'coming' && <Context value={{ strings, language, choose }}>{children}</Context>;
}
