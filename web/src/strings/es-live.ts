import type { Strings } from './en';

export const live: Strings['live'] = {
  live: 'En vivo',
  connecting: 'Conectando …',
  lost: 'Sin conexión',
  lostLong: (since) => `Sin conexión desde ${since}: lo que ve puede ser antiguo. Intentándolo de nuevo …`,
  away: 'La base de datos no responde. Las llamadas se siguen atendiendo, pero aquí no se ven hasta que vuelva.',
  alertOn: 'Sonido y aviso cuando nadie contesta: activados',
  alertSilent: 'Sonido si nadie contesta: activado, pero no antes de que haga clic o pulse una tecla',
  alertOff: 'Sonido y aviso cuando nadie contesta: desactivados',
  brokenTitle: 'No se pudo mostrar esta página',
  broken: 'Algo falló aquí. Todo lo demás sigue funcionando. Las llamadas se atienden como siempre.',
  pieceMissing: 'No se pudo obtener del servicio. Se intentará de nuevo cuando el servicio responda.',
  plainHttp: 'Esta no es la dirección de la página',
  plainHttpText: (address: string) => `Aquí no se puede iniciar sesión: la conexión no está cifrada. Abra ${address}`,
  blocked: 'Su navegador no permite avisos aquí; el sonido está activado.',
  waiting: {
    exhausted: 'Nadie contestó a quien llamaba',
    abandoned: 'Alguien colgó antes de que contestaran',
    voice_message: 'Alguien dejó un mensaje de voz',
    handled_by_fallback: 'A alguien solo le contestaron los números de reserva',
  },
  waitingMany: (n) => `Nadie ha hablado con ${n} personas que llamaron.`,
  notification: (caller) => `${caller} espera que alguien le devuelva la llamada.`,
  all: (n) => `Las ${n}`,
  look: 'Ver la llamada',
};
