/** `npm run call`: plays one emergency call against a running service; arguments are passed on. */
import { prepare } from './prepare.mjs';

prepare();
await import('../dist/src/demo/call.js');
