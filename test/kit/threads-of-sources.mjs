/**
 * Lets worker threads of a process under test load the sources: vitest starts its processes with `--import` of this
 * file, and threads inherit that. What vitest itself loads doesn't come this way.
 */
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
