import { createClient as generate } from '@hey-api/openapi-ts';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

let line: Line;
let admin: SignedInPerson;
let folder: string;
let document: Record<string, unknown>;

beforeAll(async () => {
  line = await Line.open(sqlite, { environment: SESSIONS });
  admin = await signIn(line, 'admin');
  document = (await (await fetch(`${line.url}/api/docs-json`)).json()) as Record<string, unknown>;
  mkdirSync('node_modules/.clients', { recursive: true });
  folder = mkdtempSync(join('node_modules', '.clients', 'made-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await line.close();
});

/** Compiles what was generated, and a program that uses it, under `strict`; what the compiler says. */
function compile(directory: string): string {
  const options = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noUncheckedIndexedAccess: true,
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    skipLibCheck: true,
    outDir: 'out',
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['.'] }));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', directory], { encoding: 'utf8' });
  return stdout;
}

/** Runs a compiled program; what it returns. */
async function run(directory: string): Promise<unknown> {
  const { run: program } = (await import(pathToFileURL(join(process.cwd(), directory, 'out', 'program.js')).href)) as {
    run: (url: string, token: string) => Promise<unknown>;
  };
  return program(line.url, admin.token);
}

it('A client made by openapi-typescript compiles under strict, and is answered', async () => {
  const directory = join(folder, 'openapi-typescript');
  mkdirSync(directory, { recursive: true });
  const types = astToString(await openapiTS(JSON.stringify(document)));
  writeFileSync(join(directory, 'schema.d.ts'), types);
  writeFileSync(
    join(directory, 'program.ts'),
    `import createClient from 'openapi-fetch';
     import type { components, paths } from './schema';
     export async function run(baseUrl: string, token: string) {
       const client = createClient<paths>({ baseUrl, headers: { Authorization: \`Bearer \${token}\` } });
       const made = await client.POST('/api/users', { body: { name: 'Ada', role: 'technician', phoneE164: '+14155550171', active: true, available: true, priority: 1, acceptance: 'key' } });
       const name: string = made.data!.name;
       const { error, response } = await client.GET('/api/users/{id}', { params: { path: { id: 999_999 } } });
       // The code is one of those that are described for this operation.
       const known: 'USER_NOT_FOUND' | 'BAD_REQUEST' | 'UNAUTHORIZED' | string = error!.code;
       const words = (event: components['schemas']['EventAnswer']): string =>
         event.type === 'step_failed' ? String(event.data?.facts?.step) : (event.data?.offer?.userName ?? '');
       return [name, response.status, known, typeof words];
     }
     // @ts-expect-error There is no role of this name.
     const wrong: components['schemas']['UserAnswer']['role'] = 'plumber';
     void wrong;`,
  );
  expect(compile(directory)).toBe('');
  expect(await run(directory)).toEqual(['Ada', 404, 'USER_NOT_FOUND', 'function']);
});

it('A client made by @hey-api/openapi-ts compiles under strict, and is answered', async () => {
  const directory = join(folder, 'hey-api');
  await generate({
    input: document as never,
    output: { path: join(directory, 'client'), importFileExtension: '.js' },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  writeFileSync(
    join(directory, 'program.ts'),
    `import { client } from './client/client.gen.js';
     import { getUser, listUsers, previewCall } from './client/index.js';
     export async function run(baseUrl: string, token: string) {
       client.setConfig({ baseUrl, headers: { Authorization: \`Bearer \${token}\` } });
       const users = await listUsers({ query: { pageSize: 5 } });
       const total: number = users.data!.total;
       const { error } = await getUser({ path: { id: 999_999 } });
       const code: string = error!.code;
       const ladder: 'business_hours' | 'after_hours' = (await previewCall()).data!.ladder;
       return [total > 0, code, ladder];
     }`,
  );
  expect(compile(directory)).toBe('');
  expect(await run(directory)).toEqual([true, 'USER_NOT_FOUND', 'business_hours']);
});
