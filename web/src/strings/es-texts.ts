import type { Strings } from './en';

export { blocked } from './es-blocked';

export const texts: Strings['texts'] = {
  title: 'Lo que se oye',
  text: 'Las palabras de la línea, con sus propias palabras. Si un campo está vacío, se dice lo que aparece en gris.',
  adminsOnly: 'Solo los administradores pueden cambiarlo.',
  general: 'Idiomas y número',
  languages: 'Idiomas',
  order: {
    en: 'Inglés',
    es: 'Español',
    'en,es': 'Primero inglés; quien llama pulsa 2 para español',
    'es,en': 'Primero español; quien llama pulsa 2 para inglés',
  },
  language: { en: 'Inglés', es: 'Español' },
  emergencyNumber: 'Número público de emergencias',
  emergencyNumberText: 'Por ejemplo, 911 o 112. El saludo empieza entonces así: esto no es ese número.',
  badNumber: 'De dos a cuatro cifras, o nada.',
  names: {
    greeting: 'Saludo',
    afterHours: 'Fuera de horario',
    hold: 'Mientras se llama a otros',
    colleague: 'Se pasa con otra persona',
    whisper: 'A los técnicos',
    sorry: 'No se localizó a nadie',
    thanks: 'Tras un mensaje de voz',
    goodbye: 'Sin mensaje de voz',
    blocked: 'A números bloqueados',
    messageOnly: 'Solo un mensaje de voz',
    fallback: 'Cuando el servicio no responde',
  },
  about: {
    greeting:
      'Las primeras palabras de una llamada. Son parte del flujo en Twilio: despliegue los flujos tras un cambio.',
    afterHours: 'Antes de que suene el primer teléfono, fuera de horario.',
    hold: 'Después de cada segunda persona que no contestó.',
    colleague: 'La llamada con un técnico se cortó, o la pasa, y se llama a la siguiente persona.',
    whisper: 'Después de «Llamada de emergencia, pulse 1» y del número de quien llama.',
    sorry: 'Sigue una señal, tras la que se puede hablar. Diga qué hacer si hay una vida en peligro.',
    thanks: 'Quien llamaba dejó un mensaje de voz.',
    goodbye: 'Quien llamaba no dijo nada. Diga qué hacer si hay una vida en peligro.',
    blocked: 'Después termina la llamada. Diga qué hacer si hay una vida en peligro.',
    messageOnly: 'No se llama a nadie. Sigue una señal, después de la cual se puede hablar.',
    fallback:
      'Las primeras palabras de la alternativa. Están en sus archivos: vuelva a escribirlos y subirlos tras un cambio (npm run studio -- fallback).',
  },
  nothing: 'No se dice nada',
  takes: (seconds, most) => `Unos ${seconds} de ${most} s`,
  tooLong: (seconds, most) => `Dura unos ${seconds} s, y puede durar ${most} s.`,
  notSpoken: 'Una línea de palabras que se puedan decir, sin marcas ni direcciones.',
  spoken: (words) => `Se dice: ${words}`,
  save: 'Guardar',
  reset: 'Deshacer los cambios',
  saved: 'Guardado: se oye desde la próxima llamada.',
};
