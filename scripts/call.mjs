/** `npm run call`: plays one emergency call against a running service; arguments are passed on. */
import { prepare } from './prepare.mjs';

prepare({ flows: true });
await import('../dist/src/demo/call.js');
