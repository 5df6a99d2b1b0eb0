import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onServer } from '../kit/databases.js';
import { ensureBuild } from '../kit/processes.js';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');
const SECRET = 'mR4v0Zt8qYw2Lk6N';
/** A stack, also one in a line of JSON. */
const STACK = /(^|\\n) +at /m;

let folder: string;
beforeAll(ensureBuild, 180_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-start-'));
  writeFileSync(join(folder, 'a-file'), 'this is no database');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function environment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', WEBHOOK_SECRET: SECRET, ...variables };
}

/** What a start in the test's folder ends with. */
function failedStart(variables: Readonly<Record<string, string>>) {
  const options = { cwd: folder, env: environment(variables), encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], options);
  return { status, sentences: stderr.split('\n').filter((line) => line.startsWith('  ')), all: stdout + stderr };
}

describe('a start that can not be', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['an address of another machine', { HOST: '192.0.2.1' }, /^HOST: 192\.0\.2\.1 is no address of this machine$/],
    ['a file under a file', { DATABASE_URL: 'sqlite:a-file/x.sqlite' }, /^DATABASE_URL: \S+ can not be used: /],
    ['a file that is no database', { DATABASE_URL: 'sqlite:a-file' }, /can not be used: file is not a database$/],
    ['a server that is not there', { DATABASE_URL: 'mysql://u:p@127.0.0.1:1/d' }, /^DATABASE_URL: .*not be reached/],
    [
      'a missing file',
      { DATABASE_URL: 'mysql://u:p@h/d?ssl-mode=VERIFY_CA', DATABASE_CA: 'none.pem' },
      /^DATABASE_CA names a file that can not be read \(ENOENT\)/,
    ],
  ])('is a sentence that names the variable, and ends with 1: %s', (_, variables, sentence) => {
    const { status, sentences, all } = failedStart(variables);
    expect(sentences).toEqual([expect.stringMatching(new RegExp(sentence.source.replace(/^\^/, '^  ')))]);
    expect([status, all]).toEqual([1, expect.not.stringMatching(STACK)]);
  });

  it('is one where another program has the port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { status, sentences, all } = failedStart({ PORT: String(port) });
    other.close();
    expect(sentences).toEqual([
      expect.stringMatching(new RegExp(`^  PORT: ${port} on 127.0.0.1 is in use by another`)),
    ]);
    expect([status, all]).toEqual([1, expect.not.stringMatching(STACK)]);
  });

  it('is one where .env can not be read', () => {
    mkdirSync(join(folder, '.env'));
    const { status, sentences } = failedStart({});
    expect([status, sentences]).toEqual([1, [expect.stringMatching(/^ {2}\.env can not be read \(EISDIR\)/)]]);
  });
});

describe('a start from a file of settings', () => {
  /** The warnings of a start that listens. */
  async function warningsOf(text: string): Promise<string[]> {
    writeFileSync(join(folder, '.env'), text);
    const { WEBHOOK_SECRET: _, ...env } = environment({});
    const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const warnings: string[] = [];
    try {
      for await (const line of createInterface(child.stdout)) {
        const { level, msg } = JSON.parse(line) as { level: number; msg: string };
        if (level === 40) warnings.push(msg);
        if (msg === 'listening') return warnings;
      }
      throw new Error('it ended before it listened');
    } finally {
      child.kill('SIGKILL');
    }
  }

  it('as a newcomer may write it listens, and says in a sentence each what is odd, and no secret', async () => {
    const lines = ['PUBLIC_BASE_URL=https://line.example.com/api/', `WEBHOOK_SECRET="'${SECRET}'"`, 'CORS_ORIGINS=*'];
    lines.push('JWT_SECERT=hunter2hunter2', 'METRICS_TOKEN=se#cret', 'COLOUR=red', 'and a sentence');
    const warnings = await warningsOf(`\uFEFF${lines.join('\r\n')}\r\n`);
    const ours = warnings.filter((line) => !/build of the page|admin can sign in|would (be|ring)/.test(line));
    expect(new Set(ours.map((line) => line.split(' ')[0]))).toEqual(
      new Set([
        '.env,',
        'COLOUR',
        'CORS_ORIGINS',
        'JWT_SECERT',
        'JWT_SECRET',
        'METRICS_TOKEN',
        'PUBLIC_BASE_URL',
        'WEBHOOK_SECRET',
      ]),
    );
    expect(ours).toHaveLength(8);
    expect(warnings.join()).not.toMatch(/hunter2|cret\b|mR4v0/);
  });

  it('with wrong values beside calls listens, and names each', async () => {
    const wrong = ['ADMIN_EMAIL="boss@\\nexample.com"', 'ADMIN_PASSWORD="abc\\ndefghij-Quokka"', 'API_DOCS=yes'];
    wrong.push('HANDOFF_REMINDER_HOUR=1e1', 'LOG_LEVEL=verbose', 'MESSAGES_OFF=rings', 'METRICS_TOKEN="a\\nquokka"');
    wrong.push('TRUSTED_PROXIES=10.0.0.0/99', 'CORS_ORIGINS="https://a.example.com\\n"x');
    const warnings = await warningsOf([`WEBHOOK_SECRET=${SECRET}`, ...wrong].join('\n'));
    for (const setting of wrong) {
      const name = setting.split('=', 1)[0] ?? '';
      expect(warnings.filter((line) => line.startsWith(name)).length, name).toBeGreaterThan(0);
    }
    expect(warnings.join()).not.toMatch(/quokka/i);
  });
});

onServer('a STANDBY_DIR that is a file', (kind) => {
  it('ends the start with a sentence that names it, and no stack', async () => {
    const database = await kind.create();
    const { status, sentences, all } = failedStart({ DATABASE_URL: database.url, STANDBY_DIR: 'a-file' });
    await database.drop();
    expect(sentences).toEqual([expect.stringMatching(/^ {2}STANDBY_DIR: can not be used: .*a-file/)]);
    expect([status, all]).toEqual([1, expect.not.stringMatching(STACK)]);
  });
});
