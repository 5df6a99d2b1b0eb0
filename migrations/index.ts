import { CallLine1763900000000 } from './1763900000000-call-line.js';
import { FirstLadders1763900000001 } from './1763900000001-first-ladders.js';

/** All migrations, oldest first: none is found by a glob, none is ever changed after a release. */
export const migrations = [CallLine1763900000000, FirstLadders1763900000001];
