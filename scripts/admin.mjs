/** `npm run admin`: accounts, for an operator who can't sign in; arguments are passed on. */
import { prepare } from './prepare.mjs';

prepare();
await import('../dist/src/access/admin-command/cli.js');
