import type { CallWords, DutyWords, Texts } from './texts.js';

const LADDERS = { business_hours: 'horario laboral', after_hours: 'fuera de horario' } as const;
const LEVELS = { primary: 'principal', secondary: 'de apoyo' } as const;

const call = ({ incidentId, caller }: CallWords): string =>
  `llamada de emergencia ${incidentId} de ${caller ?? 'origen oculto'}`;

/** Spanish, in words that do without the accents which would make an SMS cost double. */
export const es: Texts = {
  weekdays: ['lu', 'ma', 'mi', 'ju', 'vi', 'sa', 'do'],
  months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],

  ring: (words) => `Suena en tu teléfono: ${call(words)}.`,

  exhausted: (words) => `Se ha probado con todos, nadie contesta: ${call(words)} (${words.at}).`,

  abandoned: (words) => `Termina sin respuesta: ${call(words)} (${words.at}).`,

  voiceMessage: (words, seconds) =>
    `Mensaje de voz${seconds === null ? '' : ` de ${seconds} s`}: ${call(words)} (${words.at}).`,

  broadcast: (words) => `Sigue sin respuesta: ${call(words)} (${words.at}). Si puedes ayudar, devuelve la llamada.`,

  handoffReminder: (duties) => `Guardia ${duties.map(duty).join('; ')}.`,

  coverageGaps: ({ gaps, ofWholeLadder, first }) => {
    const worst = ofWholeLadder === 0 ? '' : ` (${ofWholeLadder} sin nadie en absoluto)`;
    const where = first.step === null ? 'toda la escala' : `nivel ${first.step}`;
    const count = gaps === 1 ? '1 hueco' : `${gaps} huecos`;
    return `Guardias de la semana: ${count}${worst}. El primero: ${first.at}, ${LADDERS[first.ladder]}, ${where}.`;
  },
};

function duty({ level, from, to }: DutyWords): string {
  const what = LEVELS[level];
  if (from === null) return to === null ? `${what} toda la jornada de mañana` : `${what} hasta ${to}`;
  return `${what} desde ${from}${to === null ? '' : ` hasta ${to}`}`;
}
