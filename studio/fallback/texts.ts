import type { FlowLanguage } from '../flows/in-language.js';

/** What is said in the fallback's documents, in one language. */
export interface FallbackTexts {
  /** For Twilio's `<Say>`. */
  readonly language: 'en-US' | 'es-US';
  readonly voice: 'Polly.Joanna' | 'Polly.Lupe';
  readonly greeting: string;
  /** Between two phones: nobody here knows whether the caller has talked to the person before. */
  readonly next: string;
  /** After the last phone, for the same reason fit for both. */
  readonly sorry: string;
  /** To a person who picks up, twice: any key accepts, since a static document can't tell keys apart. */
  readonly whisper: string;
  readonly connecting: string;
}

/** What is said in the fallback's documents, by language. */
export const FALLBACK_TEXTS: Readonly<Record<FlowLanguage, FallbackTexts>> = {
  en: {
    language: 'en-US',
    voice: 'Polly.Joanna',
    greeting:
      'You have reached the emergency line. We are having technical difficulties. Please stay on the line while we ring somebody directly.',
    next: 'If you have spoken to somebody, you can hang up now. Otherwise, please stay on the line.',
    sorry:
      'If you have spoken to somebody, you can hang up now. Otherwise, we are sorry: nobody could be reached. ' +
      'If a life is in danger, hang up now and dial your local emergency number. If not, please call this line again.',
    whisper: 'Emergency call, press 1 to accept. The service is down, and this phone is rung as the fallback.',
    connecting: 'You have the caller.',
  },
  es: {
    language: 'es-US',
    voice: 'Polly.Lupe',
    greeting:
      'Ha llamado a la línea de emergencias. Tenemos dificultades técnicas. Por favor, no cuelgue mientras llamamos a alguien directamente.',
    next: 'Si ya ha hablado con alguien, puede colgar. Si no, por favor, no cuelgue.',
    sorry:
      'Si ya ha hablado con alguien, puede colgar. Si no, lo sentimos: no hemos podido localizar a nadie. ' +
      'Si hay una vida en peligro, cuelgue ahora y marque el número local de emergencias. Si no, vuelva a llamar a esta línea, por favor.',
    whisper: 'Llamada de emergencia, pulse 1 para aceptarla. El servicio no responde, y por eso suena este teléfono.',
    connecting: 'Tiene a la persona en la línea.',
  },
};
