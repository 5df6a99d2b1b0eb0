/** What stands where people sign in, in English. */
export const login = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'E-mail or password is wrong.',
  braked: 'Too many wrong logins. Try again in a quarter of an hour, or from a place where you have signed in before.',
  over: 'Your session is over. Sign in again.',
  overUnsaved: 'Your session is over. Sign in again: what you have not saved is kept.',
  firstTitle: 'The first start',
  firstText:
    'There is no admin yet. Put one into the environment (or the .env file) of the service, and start it again:',
  firstAfter: 'Then sign in here, and remove the password from the file.',
  noSecretTitle: 'Nobody can sign in yet',
  noSecretText: 'The service has no JWT_SECRET. Put these into its environment (or .env file), and start it again:',
  again: 'I have done that: look again',
};

/** What is said of a value that the browser itself finds wrong. */
export const fields = {
  missing: 'Fill in this field.',
  email: 'Write an e-mail address, such as ada@example.com.',
  tooShort: (n: number) => `Write ${n} characters or more.`,
  range: (from: string, to: string) =>
    to === '' ? `${from} or more.` : from === '' ? `${to} or less.` : `From ${from} to ${to}.`,
  incomplete: 'This is not complete.',
  wrong: 'This can not be used.',
};
