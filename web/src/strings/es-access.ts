import type { Strings } from './en';

export const access: Strings['access'] = {
  title: 'Registro de accesos',
  text: 'Quién inició sesión, a quién se rechazó, qué contraseñas cambiaron y quién escuchó un mensaje de voz, en los últimos 90 días.',
  adminsOnly: 'Solo los administradores pueden leerlo.',
  account: 'Cuenta',
  kind: 'Qué ocurrió',
  all: 'Todo',
  kinds: {
    signed_in: 'Inició sesión',
    signed_out: 'Cerró sesión',
    wrong_password: 'Correo o contraseña incorrectos',
    rate_limited: 'Rechazo: demasiadas contraseñas incorrectas',
    password_changed: 'Cambió su contraseña',
    password_set: 'Otra persona fijó la contraseña',
    forbidden: 'Pidió algo que su función no permite',
    message_heard: 'Escuchó un mensaje de voz',
  },
  noAccount: 'Ninguna cuenta conocida',
  deleted: (id) => `Persona eliminada ${id}`,
  by: (name) => `por ${name}`,
  noAddress: 'dirección desconocida',
  times: (n) => `${n} veces desde las`,
  empty: 'No hay registros así.',
  older: 'Registros anteriores',
};
