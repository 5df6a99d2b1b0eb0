/** `npm start`: the service, in this very process, so that SIGTERM reaches it. */
import { endWithNpm } from './end-with-npm.mjs';
import { prepare } from './prepare.mjs';

prepare();
endWithNpm();
await import('../dist/src/main.js');
