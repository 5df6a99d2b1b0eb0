/** `npm run migrations`: shows, applies or takes back the database migrations; arguments are passed on. */
import { prepare } from './prepare.mjs';

prepare();
await import('../dist/src/migrations-command.js');
