import { readCommandLine, type Misread } from '../../common/index.js';

/** What `npm run admin` understands. */
export const USAGE = `npm run admin -- list | reset-password E-MAIL | create E-MAIL

The way back for an operator when nobody can sign in; it works beside the running service.
  list             lists everyone who has an e-mail or is an admin, and whether they can sign in
  reset-password   gives this person a new password, prints it, and ends their sessions
  create           adds an admin with this e-mail, and prints the password

  --password-stdin   the password is the first line of the standard input, and is not printed
  --activate         reset-password: makes a deactivated person active again
  --name "…"         create: the name of the admin (default: the e-mail before its @)
`;

/** What is to be done. */
export type AdminCommand =
  | { readonly name: 'list' }
  | { readonly name: 'reset-password'; readonly email: string; readonly fromStdin: boolean; readonly activate: boolean }
  | { readonly name: 'create'; readonly email: string; readonly fromStdin: boolean; readonly person: string | null };

/** Reads the arguments; where they can't be understood: what is wrong with them, or null where help was asked for. */
export function readArguments(args: readonly string[]): AdminCommand | Misread {
  const parsed = readCommandLine(args, {
    'password-stdin': { type: 'boolean', default: false },
    activate: { type: 'boolean', default: false },
    name: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if ('wrong' in parsed) return parsed;
  const { values, positionals } = parsed;
  const { activate, 'password-stdin': fromStdin } = values;
  const [name, email, ...more] = positionals;
  if (values.help) return { wrong: null };
  if (name === 'list' && email === undefined) return { name };
  if (name !== 'reset-password' && name !== 'create') {
    return { wrong: name === undefined ? 'a command is missing' : `there is no command ${positionals.join(' ')}` };
  }
  if (email === undefined) return { wrong: `${name} needs an e-mail address` };
  if (more.length > 0) return { wrong: 'nothing follows the e-mail address: a password is never an argument' };
  if (name === 'reset-password') return { name, email, fromStdin, activate };
  return { name, email, fromStdin, person: values.name ?? null };
}
