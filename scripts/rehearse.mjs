/** `npm run rehearse`: leads through the rehearsal on a live account (docs/rehearsal.md). */
import { prepare } from './prepare.mjs';

prepare({ flows: true });
await import('../dist/src/deploy/rehearsal/cli.js');
