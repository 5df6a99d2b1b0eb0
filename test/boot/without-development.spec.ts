import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild, startService } from '../kit/processes.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'ormconfig.ts'];
const COPIED_FOLDERS = ['scripts', 'src', 'migrations', 'studio', 'web', 'dist'];
/** Links are taken for what they link to, so that a package finds no neighbour that is not in the tree of links. */
const AS_COPIES = { NODE_OPTIONS: '--preserve-symlinks' };
const NEEDED = 'Building needs the development dependencies: run `npm ci --include=dev` first.';

type Packages = Record<string, { dev?: boolean }>;
interface Lock {
  packages: Packages;
}

let folder: string;
beforeAll(() => {
  ensureBuild();
  folder = mkdtempSync(join(tmpdir(), 'ewf-production-'));
  for (const name of [...COPIED, ...COPIED_FOLDERS]) {
    cpSync(join(project, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith('node_modules'),
    });
  }
  installProductionOnly();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes node_modules what `npm ci --omit=dev` makes of it, of links. */
function installProductionOnly(): void {
  const lock = JSON.parse(readFileSync(join(project, 'node_modules', '.package-lock.json'), 'utf8')) as Lock;
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev }]) => dev !== true));
  for (const path of Object.keys(packages)) {
    if (path.indexOf('node_modules/', 1) !== -1) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(project, path), join(folder, path));
  }
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ ...lock, packages }));
}

function run(script: string, ...args: string[]) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: 'sqlite:data/ewf.sqlite', ...AS_COPIES };
  const path = join(folder, 'scripts', script);
  return spawnSync(process.execPath, [path, ...args], { cwd: folder, env, encoding: 'utf8' });
}

it('a build without the development dependencies says so in one line, and ends with 1', () => {
  const { status, stdout, stderr } = run('build.mjs');
  expect(`${stdout}${stderr}`.trim()).toBe(NEEDED);
  expect(status).toBe(1);
});

it('what is built starts without them, with its page', async () => {
  const service = await startService(
    { DATABASE_URL: `sqlite:${join(folder, 'data', 'started.sqlite')}`, ...AS_COPIES },
    folder,
  );
  try {
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    const page = await (await fetch(service.url)).text();
    const [, asset = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(`${service.url}${asset}`)).status).toBe(200);
    expect(service.complaints).toEqual([]);
  } finally {
    await service.stop();
  }
});

it.each([
  ['studio.mjs', ['validate'], /line/],
  ['call.mjs', ['--help'], /npm run call/],
  ['admin.mjs', ['--help'], /npm run admin/],
  ['rehearse.mjs', ['--help'], /npm run rehearse/],
])('%s %j works without them', (script, args, says) => {
  const { status, stdout, stderr } = run(script, ...args);
  expect(stderr).toBe('');
  expect(stdout).toMatch(says);
  expect(status).toBe(0);
});

it.each(['studio.mjs', 'call.mjs', 'demo.mjs'])(
  '%s without the flows says so in a sentence, and ends with 1',
  (script) => {
    const flows = join(folder, 'studio', 'flows');
    renameSync(flows, `${flows}-away`);
    try {
      const { status, stderr } = run(script);
      expect([status, stderr.trim()]).toEqual([
        1,
        `There are no flows in ${flows}: copy studio/flows of the checkout that was built.`,
      ]);
    } finally {
      renameSync(`${flows}-away`, flows);
    }
  },
);

it('a build of other sources runs, and it is said; without any build it is said too', () => {
  appendFileSync(join(folder, 'src', 'main.ts'), '// changed\n');
  const stale = run('migrations.mjs', 'list');
  expect(stale.stderr.trim()).toBe(
    `The build in dist/ is of other sources than those beside it, and is what runs. ${NEEDED}`,
  );
  expect(stale.stdout).toMatch(/0 of \d+ applied/);
  expect(stale.status).toBe(0);

  rmSync(join(folder, 'dist', 'src', 'main.js'));
  const none = run('migrations.mjs', 'list');
  expect(none.stderr.trim()).toBe(`There is no build in dist/. ${NEEDED}`);
  expect(none.status).toBe(1);
});
