import type { Strings } from './en';

/** What is said of notes on an incident, in Spanish. */
export const notes: Strings['notes'] = {
  label: 'Escribir una nota',
  hint: 'La puede leer quien haya iniciado sesión, con su nombre. No se puede cambiar.',
  add: 'Añadir nota',
  added: 'Nota añadida',
  line: (name, when, text) => `Nota de ${name}, ${when}: ${text}`,
  by: (name, text) => `Nota de ${name}: ${text}`,
};
