import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One code block of a document, under the file name that the text above it gives. */
interface CodeBlock {
  readonly language: string;
  readonly text: string;
  readonly file: string | undefined;
}

function codeBlocks(markdown: string): CodeBlock[] {
  const fence = /(?:`(src\/[^`]+)`[^`]*?\n\n)?```(\w+)\n(.*?)```/gs;
  return [...markdown.matchAll(fence)].map(([, file, language = '', text = '']) => ({ file, language, text }));
}

/** Runs in the copied project: applies the document's SQL, plays one request, prints the answer. */
const PROBE = `
import { createApplication } from './dist/src/application.js';
import { parseEnvironment } from './dist/src/config/index.js';
import { UnitOfWork } from './dist/src/database/index.js';
import { Administration, UsersService } from './dist/src/users/index.js';
import { pino } from 'pino';

const environment = parseEnvironment({ WEBHOOK_SECRET: 's', DATABASE_URL: 'sqlite:probe.sqlite' });
const app = await createApplication(environment, pino({ level: 'silent' }));
const units = app.get(UnitOfWork);
const add = (name, phoneE164) => app.get(Administration).write(null, (unit) => app.get(UsersService).create(unit, { name, role: 'technician', phoneE164 }));
await add('Far', '+12125550101');
await add('Near', '+14155550102');
for (const statement of process.argv[2].split(';').filter((text) => text.trim())) await units.run((unit) => unit.change(statement));
await units.run((unit) => unit.change("INSERT INTO business_hours_spans (weekday, opens, closes) SELECT id, '00:00', '24:00' FROM (SELECT 1 AS id UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7) AS days"));
await app.listen(0, '127.0.0.1');
const response = await fetch((await app.getUrl()) + '/api/telephony/next-target', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Authorization: 'Bearer s' },
  body: JSON.stringify({ callSid: 'CA1', callerPhone: '+14155551234' }),
});
console.log(JSON.stringify(await response.json()));
await app.close();
`;

const LADDERS =
  'DELETE FROM ladder_steps; INSERT INTO ladder_steps (ladder_kind, position, name, timeout_seconds) ' +
  "VALUES ('business_hours', 0, 'regional', 25), ('after_hours', 0, 'regional', 25)";

describe('docs/add-a-ladder-step.md, followed word for word', () => {
  const blocks = codeBlocks(readFileSync('docs/add-a-ladder-step.md', 'utf8'));
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-doc-'));
    for (const name of [
      'src',
      'migrations',
      'studio',
      'ormconfig.ts',
      'package.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ]) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('adds a step that is offered, with nothing under src/routing touched', () => {
    // The examples that follow are compiled and played by their own suite.
    const files = blocks.filter(({ language }) => language === 'ts').slice(0, 3);
    expect(files.map(({ file }) => file)).toEqual([
      'src/extensions/regional/regional.step.ts',
      'src/extensions/regional/regional.module.ts',
      'src/extensions/index.ts',
    ]);
    for (const { file = '', text } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }

    const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
    writeFileSync(join(folder, 'probe.mjs'), PROBE);
    expect(JSON.parse(node('probe.mjs', LADDERS).trim())).toEqual({
      incidentId: 1,
      nextPhoneE164: '+14155550102',
      stepName: 'regional',
      timeoutSeconds: 25,
      userName: 'Near',
    });
    const touched = execFileSync('diff', ['-r', 'src/routing', join(folder, 'src/routing')], { encoding: 'utf8' });
    expect(touched).toBe('');
  }, 240_000);
});
