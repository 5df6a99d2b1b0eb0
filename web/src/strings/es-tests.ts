import type { Strings } from './en';

/** What is said where people try whether they are heard of and reached, in Spanish. */
export const tests: Strings['tests'] = {
  sound: 'Sonido de prueba',
  soundText: 'Lo que suena en este navegador cuando nadie contesta a quien llama.',
  soundPlay: 'Reproducir el sonido',
  soundPlayed: 'Sonaron tres tonos. Si no oyó nada, mire el volumen y si la pestaña está silenciada.',
  soundOff: 'Ahora no los oiría: la campana de arriba está desactivada.',
  soundBlocked: 'El navegador no permite sonido aquí. Permítalo en sus ajustes para este sitio y pruebe otra vez.',
};
