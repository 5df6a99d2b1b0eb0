import type { Strings } from './en';

export const firstDay: Strings['firstDay'] = {
  title: 'Primer día',
  text: 'Lo que la línea necesita antes de la primera llamada. Desaparece cuando todo está hecho.',
  progress: (n, of) => `${n} de ${of} hechos`,
  done: 'hecho',
  open: 'pendiente',
  hide: 'Ocultar',
  steps: {
    phone: 'Anotar su propio teléfono',
    hours: 'Revisar la zona horaria y el horario',
    people: 'Añadir personas con teléfono',
    onCall: 'Poner a alguien de guardia',
    tonight: 'Ver a quién se llamaría esta noche',
    twilio: 'Comprobar la línea en Twilio',
    test: 'Enviar un mensaje de prueba, o llamar a la línea',
  },
  texts: {
    phone: 'Sin él nadie puede llamarle, ni le llega ningún mensaje.',
    hours: 'Deciden qué escala toma una llamada.',
    onCall: 'Una rotación, un turno o una sustitución.',
    tonight: 'A las 03:00 una llamada no llegaría a nadie.',
    twilio: 'La comprobación está en la página de su cuenta, y no debe encontrar nada mal.',
    test: 'El mensaje de prueba está en la página de su cuenta.',
  },
  missing: (steps) => `Nadie con teléfono para: ${steps}`,
  wouldBeCalled: (names) => `A las 03:00: ${names}`,
  right: 'Así están bien',
};

export const gapReasons: Strings['gapReasons'] = {
  nobody_on_call: 'nadie está de guardia',
  empty: 'no hay nadie en él',
  unavailable: 'no se puede llamar a nadie',
  inactive: 'todos están desactivados',
  no_phone: 'nadie tiene teléfono',
  line_number: 'el único teléfono es el número de la propia línea',
  step_failed: 'el paso falló',
  unknown_step: 'nadie ha registrado este paso',
};
