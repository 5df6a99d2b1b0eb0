import type { Strings } from './en';

export const blocked: Strings['blocked'] = {
  title: 'Números bloqueados',
  text: 'No se llama a nadie por estos números. Un bloqueo vale desde la próxima llamada, también si la base de datos no responde.',
  managersOnly: 'Solo los ven los responsables y los administradores.',
  add: 'Bloquear un número',
  addTitle: 'Bloquear un número',
  editTitle: 'Cambiar un bloqueo',
  prefix: 'Número, o cómo empiezan los números',
  prefixText:
    'Con + y el prefijo del país, como +14155550150. Al menos tres cifras: +141555 bloquea todos los que empiezan así.',
  badPrefix: 'Un + y de 3 a 15 cifras, sin el 0 de un número nacional.',
  then: 'Qué se le ofrece',
  thens: { hang_up: 'Una frase, y la llamada termina', voice_message: 'Solo un mensaje de voz' },
  reason: 'Motivo, para el equipo',
  until: (zone) => `Hasta (${zone}); vacío: hasta que se quite`,
  badUntil: 'Un momento que aún no haya pasado.',
  ended: 'terminado',
  always: 'hasta que se quite',
  none: 'No hay números bloqueados.',
  removeSure: (prefix) => `¿Dejar entrar de nuevo ${prefix}?`,
  removeText: 'La próxima llamada desde allí hará sonar los teléfonos como cualquier otra.',
  block: 'Bloquear este número',
};
