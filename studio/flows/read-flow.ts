import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseFlow } from '../definition/shape.js';
import type { FlowDefinition } from '../definition/types.js';

/**
 * The flows this project ships, each as `studio/flows/<name>.flow.json`. `ladder` asks the service for one person after
 * the other; `line` hands the call to the service's TwiML; `fallback` rings static numbers and needs no service.
 */
export type FlowName = 'line' | 'ladder' | 'fallback';

/** The shipped flow with its placeholders still in it; works from the sources and from the built `dist`. */
export function readFlow(name: FlowName): FlowDefinition {
  const file = join(projectFolder(), 'studio', 'flows', `${name}.flow.json`);
  return parseFlow(JSON.parse(readFileSync(file, 'utf8')));
}

/** The nearest folder above this module that holds a package.json: the JSON files are not copied into `dist`. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the studio folder: cannot find the shipped flows');
    folder = parent;
  }
  return folder;
}
