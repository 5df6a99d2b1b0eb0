import type { LineLanguage } from '../config/index.js';
import { digitByDigit } from './speech.js';
import type { TextName } from './text-names.js';

/** What is said where the company has no words of its own; nothing where it is empty. */
const SHIPPED: Readonly<Record<LineLanguage, Readonly<Record<TextName, string>>>> = {
  en: {
    greeting: 'You have reached the emergency line. Please stay on the line while we ring a technician.',
    afterHours: '',
    hold: 'Still trying to reach somebody. Please stay on the line.',
    colleague: 'One moment, I am getting a colleague.',
    whisper: '',
    sorry:
      'We are sorry, we could not reach anybody. If a life is in danger, hang up now and dial your local emergency number. ' +
      'Otherwise, please leave a message after the tone, with your name, your number and what has happened.',
    thanks: 'Thank you. We have your message, and somebody will call you back.',
    goodbye: 'If a life is in danger, hang up now and dial your local emergency number. Goodbye.',
    blocked:
      'This line can not take your call. If a life is in danger, hang up now and dial your local emergency number. Goodbye.',
    messageOnly:
      'If a life is in danger, hang up now and dial your local emergency number. Otherwise, please leave a message after ' +
      'the tone, with your name, your number and what has happened.',
    fallback:
      'You have reached the emergency line. We are having technical difficulties. Please stay on the line while we ring somebody directly.',
  },
  es: {
    greeting: 'Ha llamado a la línea de emergencias. Por favor, no cuelgue mientras llamamos a un técnico.',
    afterHours: '',
    hold: 'Seguimos intentando localizar a alguien. Por favor, no cuelgue.',
    colleague: 'Un momento, le paso con otra persona del equipo.',
    whisper: '',
    sorry:
      'Lo sentimos, no hemos podido localizar a nadie. Si hay una vida en peligro, cuelgue ahora y marque el número local ' +
      'de emergencias. Si no, deje un mensaje después de la señal, con su nombre, su número y lo que ha pasado.',
    thanks: 'Gracias. Hemos recibido su mensaje y alguien le devolverá la llamada.',
    goodbye: 'Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Adiós.',
    blocked:
      'Esta línea no puede atender su llamada. Si hay una vida en peligro, cuelgue ahora y marque el número local de ' +
      'emergencias. Adiós.',
    messageOnly:
      'Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Si no, deje un mensaje después ' +
      'de la señal, con su nombre, su número y lo que ha pasado.',
    fallback:
      'Ha llamado a la línea de emergencias. Tenemos dificultades técnicas. Por favor, no cuelgue mientras llamamos a alguien directamente.',
  },
};

const EMERGENCY = {
  en: { local: 'your local emergency number', isNot: (number: string) => `This is not ${number}.` },
  es: { local: 'el número local de emergencias', isNot: (number: string) => `Esto no es el ${number}.` },
} as const;

/** Returns the shipped text, with the public emergency number where it is known. */
export function shippedText(language: LineLanguage, name: TextName, emergencyNumber: string | null): string {
  const text = SHIPPED[language][name];
  return emergencyNumber === null ? text : text.replace(EMERGENCY[language].local, digitByDigit(emergencyNumber));
}

/** Returns the first sentence of a greeting: that this is not the public emergency number; empty where that isn't known. */
export function notTheEmergencyNumber(language: LineLanguage, emergencyNumber: string | null): string {
  return emergencyNumber === null ? '' : EMERGENCY[language].isNot(digitByDigit(emergencyNumber));
}
