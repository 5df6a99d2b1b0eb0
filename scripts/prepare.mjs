import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { satisfies } from './node-version.mjs';
import { buildWeb, isWebBuilt } from './build-web.mjs';
import { assertCanBuild, canBuild, CAN_NOT_BUILD } from './can-build.mjs';
import { underLock } from './lock.mjs';
import { filesUnder, PreparationError, root } from './root.mjs';

export { filesUnder, PreparationError, root } from './root.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiledFolders = ['src', 'migrations', 'studio'];
const compiledFiles = ['ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

/**
 * Makes a fresh checkout runnable: what every `npm` command of this project does before its own work. `flows`: the command
 * needs the shipped flows, which are no part of the build.
 */
export function prepare({ dev = false, flows = false } = {}) {
  try {
    if (flows) assertFlows();
    ensureDependencies({ dev });
    ensureBuild();
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}

function assertFlows() {
  const folder = join(root, 'studio', 'flows');
  if (filesUnder(folder).some((file) => file.endsWith('.flow.json'))) return;
  throw new PreparationError(`There are no flows in ${folder}: copy studio/flows of the checkout that was built.`);
}

/**
 * Installs exactly what package-lock.json names, and only when something of it is missing.
 * A tree without development packages is left alone as long as there is a build to run, unless `dev` asks for them.
 */
export function ensureDependencies({ dev = false } = {}) {
  const { engines } = readJson(join(root, 'package.json'));
  if (!satisfies(process.versions.node, engines.node)) {
    throw new PreparationError(
      `This service needs Node ${engines.node}, and this is Node ${process.versions.node} (${process.execPath}).`,
    );
  }
  const withDev = dev || !existsSync(dist);
  if (isInstalled({ withDev })) return;
  underLock(root, () => {
    if (isInstalled({ withDev })) return;
    console.error('Installing the dependencies (npm ci) ...');
    run('npm', ['ci', '--no-audit', '--no-fund', ...(withDev ? ['--include=dev'] : [])], 'The installation');
  });
}

/**
 * Compiles when the build is missing or was made from other sources than the present ones (compared by content, so
 * copies and checkouts don't matter). Without the development dependencies, as on a server, what is there is run.
 */
export function ensureBuild() {
  ensureServiceBuild();
  if (isWebBuilt()) return;
  underLock(root, () => {
    if (!isWebBuilt()) buildWeb();
  });
}

/** The service alone, without its page. */
export function ensureServiceBuild() {
  if (isBuilt(fingerprint())) return;
  if (!canBuild()) return runWhatIsThere();
  underLock(root, () => {
    const wanted = fingerprint();
    if (!isBuilt(wanted)) buildService(wanted);
  });
}

function runWhatIsThere() {
  if (!existsSync(join(dist, 'src', 'main.js')))
    throw new PreparationError(`There is no build in dist/. ${CAN_NOT_BUILD}`);
  if (!existsSync(join(root, 'src'))) return;
  console.error(`The build in dist/ is of other sources than those beside it, and is what runs. ${CAN_NOT_BUILD}`);
}

/**
 * Builds service, types and page, whatever the state of dist/.
 * @throws PreparationError where it fails, or a development dependency is missing.
 */
export function build() {
  assertCanBuild();
  buildService();
  run(process.execPath, [join(root, 'scripts', 'api-types.mjs')], 'Writing the types of the interface');
  buildWeb();
}

/** Compiles whatever the state of dist/. Files of an earlier build that this one does not write are removed. */
function buildService(wanted = fingerprint()) {
  console.error('Building (tsc) ...');
  rmSync(stamp, { force: true });
  const args = [compiler, '-p', 'tsconfig.build.json', '--listEmittedFiles', '--pretty', 'false'];
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = `${result.stdout ?? ''}${result.stderr ?? ''}`.split('\n').filter((line) => line !== '');
  const written = new Set(lines.filter((line) => line.startsWith('TSFILE: ')).map((line) => resolve(line.slice(8))));
  if (result.status !== 0) {
    console.error(lines.filter((line) => !line.startsWith('TSFILE: ')).join('\n'));
    throw new PreparationError('The build failed: see the errors of the TypeScript compiler above.');
  }
  for (const folder of compiledFolders) {
    for (const file of filesUnder(join(dist, folder))) if (!written.has(file)) rmSync(file);
  }
  writeFileSync(stamp, wanted);
}

/** Whether every package of the lock file is there in its version; packages for other platforms may be absent. */
function isInstalled({ withDev }) {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = readJson(installedLock).packages;
  return Object.entries(readJson(join(root, 'package-lock.json')).packages).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '') return true;
    if (found === undefined) return wanted.optional || wanted.devOptional || (wanted.dev && !withDev);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function isBuilt(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** One hash over the name and content of everything the compiler reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = compiledFolders.flatMap((folder) => filesUnder(join(root, folder)));
  for (const name of compiledFiles) if (existsSync(join(root, name))) files.push(join(root, name));
  for (const file of files.toSorted()) {
    if (file.endsWith('.spec.ts')) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function run(command, args, what) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new PreparationError(`${what} failed${error ? ` (${error.message})` : ''}.`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
