import type { Strings } from './en';

/** What is asked of somebody who switches off while they are needed, in Spanish. */
export const away: Strings['away'] = {
  title: (name) => (name === null ? '¿Desactivarse cuando se le necesita?' : `¿Desactivar a ${name}?`),
  onCall: (name) => (name === null ? 'Entonces está de guardia:' : `Entonces ${name} está de guardia:`),
  empty: 'Esto queda vacío:',
  everything: 'Toda la escala: no se llegaría a nadie',
  more: (n) => `y ${n} más`,
  week: 'Se miran los próximos 7 días.',
  harmless: 'Entonces no falta nadie de guardia y nada queda vacío.',
  unknown: 'Ahora no se puede calcular qué queda vacío.',
  who: '¿Quién releva?',
  next: (names) => `Quien sigue en la escala: ${names}`,
  nextText: 'No se hace nada más: las llamadas siguen con esa persona.',
  nobody: 'Nadie',
  nobodyText: 'Durante parte de ese tiempo no se llegaría a nadie.',
  colleague: 'Otra persona',
  colleagueText: 'Queda de guardia durante ese tiempo, en lugar de lo planificado.',
  choose: 'Elija quién releva.',
  reason: (name) => `En lugar de ${name}`,
  ask: 'También puede relevar otra persona. La ponen en el plan:',
  askNobody: 'También puede relevar otra persona. La pone en el plan alguien responsable o de administración.',
  submit: 'Desactivar',
};
