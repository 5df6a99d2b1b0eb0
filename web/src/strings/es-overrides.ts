import type { Strings } from './en';

/** What the form that puts somebody else on call says, in Spanish. */
export const overrides: Strings['overrides'] = {
  times: 'Elegir las horas',
  tonight: 'Esta noche',
  weekend: 'Este fin de semana',
  turn: 'El turno entero',
  without: 'Quién está de guardia sin ella',
  insteadOf: (names) => `En lugar de ${names}`,
  beside: (names) => `Además de ${names}, por otra sustitución: se llama a una persona tras otra`,
  nobody: 'Nadie está de guardia en ese tiempo',
  more: (n) => `y ${n} más`,
  find: 'Escriba un nombre',
  nobodyFits: 'Nadie se llama así.',
  canBeCalled: 'se le puede llamar',
  off: 'no disponible, hasta que lo cambie',
  offUntil: (when) => `no disponible hasta ${when}`,
  noPhone: 'sin teléfono: no se le puede llamar',
  onCallAlready: (levels) => `ya está de guardia: ${levels}`,
  which: '¿Qué sustitución?',
};
