import type { LineLanguage } from '../../../config/index.js';

/** What the person who calls back hears, in one language. */
export interface CallBackTexts {
  /** `caller` is the number, digit by digit. */
  readonly whisper: (caller: string, incidentId: number) => string;
  readonly ringing: string;
  readonly notReached: string;
  readonly over: string;
  /** The service can't look the call back up. */
  readonly trouble: string;
}

/** What is said, by language. */
export const CALL_BACK_TEXTS: Readonly<Record<LineLanguage, CallBackTexts>> = {
  en: {
    whisper: (caller, id) =>
      `Call back, press 1. Incident ${id}: the caller has the number ${caller}. Press 1 to ring them.`,
    ringing: 'Ringing the caller.',
    notReached: 'The caller could not be reached. Goodbye.',
    over: 'This call back is over. Goodbye.',
    trouble: 'This does not work at the moment. Please call the number yourself. Goodbye.',
  },
  es: {
    whisper: (caller, id) =>
      `Devolución de llamada, pulse 1. Incidente ${id}: quien llamó tiene el número ${caller}. Pulse 1 para llamar.`,
    ringing: 'Llamando a quien llamó.',
    notReached: 'No se ha podido localizar a quien llamó. Adiós.',
    over: 'Esta devolución de llamada ha terminado. Adiós.',
    trouble: 'Esto no funciona en este momento. Llame usted al número, por favor. Adiós.',
  },
};
