/** `npm run demo`: the service with invented people and phones, to be tried without a Twilio account. */
import { endWithNpm } from './end-with-npm.mjs';
import { prepare } from './prepare.mjs';

prepare({ flows: true });
endWithNpm();
await import('../dist/src/demo/demo.js');
