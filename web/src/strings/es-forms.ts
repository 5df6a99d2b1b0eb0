import type { Strings } from './en';

export const login: Strings['login'] = {
  title: 'Iniciar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Entrar',
  wrong: 'El correo o la contraseña no son correctos.',
  braked: 'Demasiados intentos fallidos. Inténtelo en un cuarto de hora, o desde donde ya haya iniciado sesión.',
  over: 'Su sesión ha terminado. Inicie sesión de nuevo.',
  overUnsaved: 'Su sesión ha terminado. Inicie sesión de nuevo: se conserva lo que no ha guardado.',
  firstTitle: 'El primer arranque',
  firstText: 'No hay administrador. Escriba uno en el entorno (o .env) del servicio y arránquelo de nuevo:',
  firstAfter: 'Después inicie sesión aquí y quite la contraseña del archivo.',
  noSecretTitle: 'Todavía nadie puede entrar',
  noSecretText: 'El servicio no tiene JWT_SECRET. Escriba esto en su entorno (o archivo .env) y arránquelo de nuevo:',
  again: 'Hecho: mirar de nuevo',
};

export const fields: Strings['fields'] = {
  missing: 'Rellene este campo.',
  email: 'Escriba un correo, por ejemplo ada@example.com.',
  tooShort: (n) => `Escriba ${n} caracteres o más.`,
  range: (from, to) => (to === '' ? `${from} o más.` : from === '' ? `${to} o menos.` : `De ${from} a ${to}.`),
  incomplete: 'Esto no está completo.',
  wrong: 'Esto no se puede usar.',
};
