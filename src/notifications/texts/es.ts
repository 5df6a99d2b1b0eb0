import type { CallWords, DutyWords, Texts } from './texts.js';

const LADDERS = { business_hours: 'horario laboral', after_hours: 'fuera de horario' } as const;
const LEVELS = { primary: 'principal', secondary: 'de apoyo' } as const;

const ACCOUNT = {
  suspended: 'Twilio ha suspendido la cuenta, no entra ninguna llamada',
  closed: 'Twilio ha cerrado la cuenta, no entra ninguna llamada',
  no_balance: 'la cuenta de Twilio no tiene saldo, puede rechazar llamadas',
  low_balance: 'el saldo de la cuenta de Twilio es bajo',
} as const;

const call = ({ incidentId, caller }: CallWords): string =>
  `llamada de emergencia ${incidentId} de ${caller ?? 'origen oculto'}`;

/** Spanish, in words that do without the accents which would make an SMS cost double. */
export const es: Texts = {
  weekdays: ['lu', 'ma', 'mi', 'ju', 'vi', 'sa', 'do'],
  months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],

  ring: (words) => `Suena en tu teléfono: ${call(words)}.`,

  exhausted: (words) => `Se ha probado con todos, nadie contesta: ${call(words)} (${words.at}).`,

  abandoned: (words) => `Termina sin respuesta: ${call(words)} (${words.at}).`,

  voiceMessage: (words, seconds, text) =>
    `Mensaje de voz${seconds === null ? '' : ` de ${seconds} s`}: ${call(words)} (${words.at}).` +
    (text === null ? '' : ` Dice: "${text}"`),

  broadcast: (words) => `Sigue sin respuesta: ${call(words)} (${words.at}). Si puedes ayudar, devuelve la llamada.`,

  handledByFallback: (words) => `La atendieron los números de reserva, no el servicio: ${call(words)} (${words.at}).`,

  followUp: (words, number, all) => `Nadie se ocupa todavía: ${call(words)} (${words.at}). Aviso ${number} de ${all}.`,

  handoffReminder: (duties) => `Guardia ${duties.map(duty).join('; ')}.`,

  coverageGaps: ({ gaps, ofWholeLadder, first }) => {
    const worst = ofWholeLadder === 0 ? '' : ` (${ofWholeLadder} sin nadie en absoluto)`;
    const where = first.step === null ? 'toda la escala' : `nivel ${first.step}`;
    const count = gaps === 1 ? '1 hueco' : `${gaps} huecos`;
    return `Guardias de la semana: ${count}${worst}. El primero: ${first.at}, ${LADDERS[first.ladder]}, ${where}.`;
  },

  account: (problem, balance) => `Emergencias: ${ACCOUNT[problem]}${balance === null ? '' : ` (${balance})`}.`,

  test: () => 'Mensaje de prueba de emergencias. No hay que hacer nada.',

  callsOnly: (line) => `Aquí no se leen mensajes. En una emergencia, llame al ${line ?? 'mismo número'}.`,
  acknowledged: (incidentId) => `Gracias. Anotado para la llamada ${incidentId}.`,
  nothingToAcknowledge: () => 'No hay llamada que confirmar.',
  callTheLine: (line, comes) => {
    if (comes === 'never') return 'No se le puede pasar a quien espera. Las llamadas por devolver se ven en la web.';
    const when = comes === 'at_once' ? '' : ', si nadie contesta antes';
    return `Llame desde este teléfono a ${line ?? 'la línea'}: le ofrece a quien espera${when}.`;
  },
  whatToAnswer: (comes) =>
    `Responda 1 u OK para confirmar${comes === 'never' ? '' : ', LLAMAR para hablar con quien espera'}.`,

  alert: (body) => `Ningún mensaje de texto pudo llevar esto: ${body}`,
};

function duty({ level, from, to }: DutyWords): string {
  const what = LEVELS[level];
  if (from === null) return to === null ? `${what} toda la jornada de mañana` : `${what} hasta ${to}`;
  return `${what} desde ${from}${to === null ? '' : ` hasta ${to}`}`;
}
