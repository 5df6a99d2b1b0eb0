import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PreparationError, root } from './root.mjs';

/** What is said where there is nothing to build with. */
export const CAN_NOT_BUILD = 'Building needs the development dependencies: run `npm ci --include=dev` first.';

/**
 * Whether every development dependency is installed. Some of them are there without the others, for packages of the
 * service ask for them too: a compiler alone builds nothing.
 */
export function canBuild() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(devDependencies).every((name) => existsSync(join(root, 'node_modules', name)));
}

/** @throws PreparationError where a development dependency is missing. */
export function assertCanBuild() {
  if (!canBuild()) throw new PreparationError(CAN_NOT_BUILD);
}
