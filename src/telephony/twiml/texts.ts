import type { LineLanguage } from '../../config/index.js';

/** Everything that callers and technicians hear, in one language. */
export interface Texts {
  /** For Twilio's `<Say>`. */
  readonly language: string;
  readonly voice: string;
  readonly progress: string;
  /** Nobody could be reached; a beep follows, at which the caller may speak. */
  readonly sorry: string;
  readonly thanks: string;
  readonly goodbye: string;
  /** `caller` is the number, digit by digit, or the words for a withheld one. */
  readonly whisper: (caller: string, isRepeat: boolean) => string;
  readonly withheld: string;
  readonly digits: Readonly<Record<string, string>>;
  readonly connecting: string;
  readonly passedOn: string;
  readonly taken: string;
}

const ENGLISH: Texts = {
  language: 'en-US',
  voice: 'Polly.Joanna',
  progress: 'Still trying to reach somebody. Please stay on the line.',
  sorry:
    'We are sorry, we could not reach anybody. If a life is in danger, hang up now and dial your local emergency number. ' +
    'Otherwise, please leave a message after the tone, with your name, your number and what has happened.',
  thanks: 'Thank you. We have your message, and somebody will call you back.',
  goodbye: 'If a life is in danger, hang up now and dial your local emergency number. Goodbye.',
  whisper: (caller, isRepeat) =>
    `Emergency call from ${caller}. ${isRepeat ? 'You spoke to this caller a short time ago. ' : ''}` +
    'Press 1 to accept, 2 to pass on.',
  withheld: 'a withheld number',
  digits: {
    '+': 'plus',
    0: 'zero',
    1: 'one',
    2: 'two',
    3: 'three',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
  },
  connecting: 'You have the caller.',
  passedOn: 'The call is passed on. Goodbye.',
  taken: 'The call has been taken, or the caller has hung up. Goodbye.',
};

const SPANISH: Texts = {
  language: 'es-US',
  voice: 'Polly.Lupe',
  progress: 'Seguimos intentando localizar a alguien. Por favor, no cuelgue.',
  sorry:
    'Lo sentimos, no hemos podido localizar a nadie. Si hay una vida en peligro, cuelgue ahora y marque el número local ' +
    'de emergencias. Si no, deje un mensaje después de la señal, con su nombre, su número y lo que ha pasado.',
  thanks: 'Gracias. Hemos recibido su mensaje y alguien le devolverá la llamada.',
  goodbye: 'Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Adiós.',
  whisper: (caller, isRepeat) =>
    `Llamada de emergencia de ${caller}. ${isRepeat ? 'Usted habló con esta persona hace poco. ' : ''}` +
    'Pulse 1 para aceptar, 2 para pasarla.',
  withheld: 'un número oculto',
  digits: {
    '+': 'más',
    0: 'cero',
    1: 'uno',
    2: 'dos',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
  },
  connecting: 'Tiene a la persona en la línea.',
  passedOn: 'La llamada se pasa a otra persona. Adiós.',
  taken: 'La llamada ya ha sido atendida, o la persona ha colgado. Adiós.',
};

/** What is said, by language. */
export const TEXTS: Readonly<Record<LineLanguage, Texts>> = { en: ENGLISH, es: SPANISH };

/** A caller as he is named to a technician: digit by digit, or as withheld. */
export function spoken(callerE164: string | null, { digits, withheld }: Texts): string {
  if (callerE164 === null) return withheld;
  return [...callerE164].map((sign) => digits[sign] ?? sign).join(' ');
}
