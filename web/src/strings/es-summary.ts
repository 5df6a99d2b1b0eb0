import type { Strings } from './en';

const estar = (n: number): string => (n === 1 ? 'comunicaba' : 'comunicaban');

export const summary: Strings['summary'] = {
  title: 'En breve',
  rang: (n, time) => `Se llamó a ${n} ${n === 1 ? 'persona' : 'personas'} en ${time}`,
  nobodyRung: 'No se llamó a nadie',
  results: {
    'no-answer': (n) => `${n} no ${n === 1 ? 'contestó' : 'contestaron'}`,
    busy: (n) => `${n} ${estar(n)}`,
    machine_or_no_key: (n) => `${n} no ${n === 1 ? 'pulsó' : 'pulsaron'} nada`,
    declined: (n) => `${n} ${n === 1 ? 'rechazó' : 'rechazaron'} la llamada`,
    failed: (n) => `con ${n} no se pudo contactar`,
    unconfirmed: (n) => `de ${n} no se supo nada`,
  },
  answered: (name, waited) => `${name} contestó tras ${waited}.`,
  talked: (time) => `Hablaron ${time}.`,
  fallback: 'Contestaron los números de reserva.',
  message: (time) => `Quien llamó dejó un mensaje de ${time}.`,
  messageOfUnknownLength: 'Quien llamó dejó un mensaje.',
  hungUp: (waited) => `Quien llamó colgó tras ${waited}.`,
  ringing: 'Todavía suena.',
  nobodyAnswered: 'Nadie contestó.',
  byMinute: 'Minuto a minuto',
  minute: 'Minuto',
  what: 'Qué pasó',
  began: (caller) => `Llamó ${caller}.`,
  tried: (name, step, result) => `${name} (${step}): ${result}`,
  ended: 'La llamada terminó.',
  details: 'Detalles',
  copy: 'Copiar como texto',
  copied: 'Copiado',
  print: 'Imprimir',
  earlier: 'Llamadas de este número',
  noEarlier: 'No hubo otra llamada de este número.',
  allEarlier: 'Todas',
};
