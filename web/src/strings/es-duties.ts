import type { Strings } from './en';

export const duties: Strings['duties'] = {
  title: 'Mis guardias',
  youAre: (level, until) => `Usted: ${level} hasta ${until}.`,
  youStay: (level, days) => `Usted: ${level} durante los próximos ${days} días y más.`,
  notOnCall: 'Ahora no está de guardia.',
  next: 'Próximas',
  noneComing: (days) => `Nada en los próximos ${days} días.`,
  calendar: 'Calendario de mis guardias',
  you: '(usted)',
};
