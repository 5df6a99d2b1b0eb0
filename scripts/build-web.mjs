import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { canBuild } from './can-build.mjs';
import { filesUnder, PreparationError, root } from './root.mjs';

const stamp = join(root, 'dist', '.built-web');
const bundler = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
/** Types are not in the bundle: they are made from the service, which has a fingerprint of its own. */
const madeFromTheService = join(root, 'web', 'src', 'api', 'schema.ts');

/** Whether dist/web was made from the present sources of the page, or they can't be built here. */
export function isWebBuilt() {
  if (!canBuild() || !existsSync(join(root, 'web', 'index.html'))) return true;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Builds the page to dist/web. */
export function buildWeb() {
  console.error('Building the page (vite) ...');
  rmSync(stamp, { force: true });
  const wanted = fingerprint();
  const args = [bundler, 'build', 'web', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new PreparationError('The page could not be built: see the errors of vite above.');
  writeFileSync(stamp, wanted);
}

/** One hash over the name and content of everything that goes into the page. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of filesUnder(join(root, 'web')).toSorted()) {
    if (/\.spec\.tsx?$|\.md$/.test(file) || file === madeFromTheService) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
