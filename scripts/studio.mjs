/** `npm run studio`: sets up the Twilio side of the line; arguments are passed on. */
import { prepare } from './prepare.mjs';

prepare({ flows: true });
await import('../dist/src/deploy/cli.js');
