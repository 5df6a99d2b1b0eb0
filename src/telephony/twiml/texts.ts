import type { LineLanguage } from '../../config/index.js';
import { spokenText, type LineSettings, type OwnAudio, type TextName } from '../../line-texts/index.js';

/** What callers and technicians hear in one language, in words that are nobody's choice. */
export interface Texts {
  /** For Twilio's `<Say>`. */
  readonly language: string;
  readonly voice: string;
  /** How callers choose this language, where it is the second one. */
  readonly choose: string;
  /** How callers ask to be connected, where they are asked for a key. */
  readonly gate: string;
  /** `caller` is the number, digit by digit, or the words for a withheld one. */
  readonly whisper: (caller: string, isRepeat: boolean) => string;
  readonly withheld: string;
  readonly digits: Readonly<Record<string, string>>;
  readonly connecting: string;
  readonly passedOn: string;
  readonly taken: string;
  /** For somebody who accepted while the caller is being sent to a colleague who called in. */
  readonly holdOn: string;
  /** For somebody who took a caller by calling in, and did not get them. */
  readonly notConnected: string;
  readonly askToTake: string;
  readonly joining: string;
  /** The same two where the caller comes only when the ring of now is over. */
  readonly askToTakeLater: string;
  readonly joiningLater: string;
  readonly handedOver: string;
}

const ENGLISH: Texts = {
  language: 'en-US',
  voice: 'Polly.Joanna',
  choose: 'For English, press 2.',
  gate: 'To be connected with a technician, press 1.',
  whisper: (caller, isRepeat) =>
    `Emergency call, press 1 to accept, 2 to pass on. The caller is ${caller}.` +
    (isRepeat ? ' You spoke to this caller a short time ago.' : ''),
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
  holdOn: 'A colleague is taking the call. One moment: if they can not be connected, you get the caller.',
  notConnected: 'We could not connect you with the caller. If they are still waiting, you can call again. Goodbye.',
  askToTake:
    'A caller is on the line, and nobody has answered yet. Press 1 to take the call, 2 to call as anybody else.',
  joining: 'You get the caller in a moment. To hand them to a colleague, press star.',
  askToTakeLater:
    'A technician is being rung for a caller. Press 1 to take the caller if nobody answers that ring, 2 to call as anybody else.',
  joiningLater:
    'Please stay on the line. If nobody answers, you get the caller in less than a minute. To hand them to a colleague then, press star.',
  handedOver: 'The caller is handed to a colleague. Goodbye.',
};

const SPANISH: Texts = {
  language: 'es-US',
  voice: 'Polly.Lupe',
  choose: 'Para español, pulse 2.',
  gate: 'Para hablar con un técnico, pulse 1.',
  whisper: (caller, isRepeat) =>
    `Llamada de emergencia, pulse 1 para aceptarla, 2 para pasarla. Llama ${caller}.` +
    (isRepeat ? ' Usted habló con esta persona hace poco.' : ''),
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
  holdOn:
    'Otra persona del equipo está atendiendo la llamada. Un momento: si no se la puede conectar, la tendrá usted.',
  notConnected: 'No hemos podido conectarle con quien llama. Si sigue esperando, puede volver a llamar. Adiós.',
  askToTake:
    'Hay una persona en la línea y nadie ha contestado todavía. Pulse 1 para atenderla, 2 para llamar como cualquiera.',
  joining: 'En un momento tiene a la persona en la línea. Para pasarla a otra persona del equipo, pulse asterisco.',
  askToTakeLater:
    'Se está llamando a un técnico para una persona que espera. Pulse 1 para atenderla si nadie contesta, 2 para llamar como cualquiera.',
  joiningLater:
    'No cuelgue. Si nadie contesta, tendrá a la persona en la línea en menos de un minuto. Para pasarla después a otra persona del equipo, pulse asterisco.',
  handedOver: 'La llamada se pasa a otra persona del equipo. Adiós.',
};

/** What is said, by language. */
export const TEXTS: Readonly<Record<LineLanguage, Texts>> = { en: ENGLISH, es: SPANISH };

/** Everything that a leg hears, in one language: with the company's words where it has some. */
export interface LegTexts extends Texts, Readonly<Record<Exclude<TextName, 'whisper' | 'fallback'>, string>> {
  /** What the company adds for technicians. */
  readonly ownWhisper: string;
  /** What is heard from a file instead, as far as our copies are at hand. */
  readonly audio: OwnAudio;
}

/**
 * Returns what a leg hears in a language.
 * @param isAtHand whether our copy of a file can be played now; where it can't, words are spoken.
 */
export function legTexts(settings: LineSettings, language: LineLanguage, isAtHand: (id: string) => boolean): LegTexts {
  const say = (name: TextName): string => spokenText(settings, language, name);
  return {
    ...TEXTS[language],
    audio: Object.fromEntries(Object.entries(settings.audio[language]).filter(([, { id }]) => isAtHand(id))),
    ownWhisper: say('whisper'),
    greeting: say('greeting'),
    afterHours: say('afterHours'),
    hold: say('hold'),
    colleague: say('colleague'),
    sorry: say('sorry'),
    thanks: say('thanks'),
    goodbye: say('goodbye'),
    blocked: say('blocked'),
    messageOnly: say('messageOnly'),
  };
}

/** Returns a caller as they are named to a technician: digit by digit, or as withheld. */
export function spoken(callerE164: string | null, { digits, withheld }: Texts): string {
  if (callerE164 === null) return withheld;
  return [...callerE164].map((sign) => digits[sign] ?? sign).join(' ');
}
