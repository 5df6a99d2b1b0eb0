import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Environment } from '../../src/config/index.js';
import { readArguments } from '../../src/deploy/arguments.js';
import { fallbackNumbersIn } from '../../src/deploy/definition/fallbacks.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { ensureBuild } from '../kit/processes.js';
import { Deployment, LINE } from './kit.js';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'deploy', 'cli.js');

let account: Deployment;
let folder: string;
beforeEach(async () => {
  ensureBuild();
  account = await Deployment.open();
  folder = mkdtempSync(join(tmpdir(), 'ewf-studio-'));
});
afterEach(async () => {
  await account.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs the built command as a process of its own, in an empty folder, with nothing of our environment but PATH. */
function studio(args: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  const settings = {
    PUBLIC_BASE_URL: 'https://line.example.com',
    TWILIO_PHONE_NUMBER: LINE,
    FALLBACK_NUMBERS: '+14155550101',
    ...account.twilio.environment,
    ...variables,
  };
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env['PATH'], ...settings } };
    const child = execFile(process.execPath, [cli, ...args], options, (_, out, errors) =>
      resolve({ code: child.exitCode ?? -1, out, errors }),
    );
  });
}

describe('the arguments', () => {
  const usual = { flow: null, dryRun: false, message: null, out: 'data/fallback' };

  it.each<[string, object]>([
    ['validate', { name: 'validate' }],
    ['fallback --out=static', { name: 'fallback', out: 'static' }],
    ['status --flow ladder', { name: 'status', flow: 'ladder' }],
    ['deploy --dry-run --flow=line', { name: 'deploy', flow: 'line', dryRun: true }],
    ['--message words deploy', { name: 'deploy', message: 'words' }],
    ['deploy --message=', { name: 'deploy' }],
  ])('%s', (args, command) => {
    expect(readArguments(args.split(' '))).toEqual({ ...usual, ...command });
  });

  it.each([
    ['', 'there is no command '],
    ['publish', 'there is no command publish'],
    ['deploy now', 'there is no command deploy now'],
    ['deploy --flow fallback', '--flow: there is no flow fallback'],
    ['status --dry-run', '--dry-run and --message belong to deploy, not to status'],
    ['deploy --out x', '--out belongs to fallback, not to deploy'],
    ['numbers --message words', '--dry-run and --message belong to deploy, not to numbers'],
  ])('%j is wrong', (args, wrong) => {
    expect(readArguments(args.split(' '))).toEqual({ wrong });
  });
});

describe('the command', () => {
  it('deploys, then has nothing to do, then tells how it stands', async () => {
    const first = await studio(['deploy', '--message', 'Going live']);
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(first.out).toMatch(/\nDeployed\.\n$/);
    expect(account.flow('EWF emergency line').newest.commitMessage).toMatch(/^Going live \(/);
    expect((await studio(['deploy'])).out).toMatch(/\nNothing to change\.\n$/);
    expect(await studio(['status'])).toMatchObject({ code: 0, out: expect.stringMatching(/\nUp to date\.\n$/) });
    expect((await studio(['numbers'])).out).toContain(`${LINE} (TWILIO_PHONE_NUMBER): flow "EWF emergency line"`);
    expect((await studio(['validate'])).out).toContain('EWF fallback: Twilio finds nothing wrong');
  });

  it('takes the flow of --flow, else of LINE_FLOW', async () => {
    await studio(['deploy', '--flow', 'ladder'], { LINE_FLOW: 'line' });
    await studio(['deploy'], { LINE_FLOW: 'line' });
    await studio(['validate'], { LINE_FLOW: 'ladder' });
    const names = account.twilio.flows.map(({ friendlyName }) => friendlyName);
    expect(names).toEqual(['EWF fallback', 'EWF emergency ladder', 'EWF emergency line']);
    expect((await studio(['validate'], { LINE_FLOW: 'ladder' })).out).toContain('EWF emergency ladder: our own check');
  });

  it('takes the fallback numbers from the database beside the running service', async () => {
    const line = await Line.open(sqlite);
    const boss = await line.company.person('Boss', 'manager');
    const { database } = line.app.get(Environment);
    const url = database.kind === 'sqlite' ? `sqlite:${database.path}` : '';
    const { code, out } = await studio(['deploy'], { FALLBACK_NUMBERS: '', DATABASE_URL: url });
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('(on call now, then managers and admins)'),
    });
    expect(fallbackNumbersIn(account.flow('EWF fallback').newest.definition)).toEqual([boss.phone]);
    await line.close();
  });

  it('ends with 1 and a sentence when it is refused, and changes nothing', async () => {
    const { state } = account.twilio;
    for (const [variables, sentence] of [
      [{ TWILIO_AUTH_TOKEN: 'wrong' }, 'Could not list the phone numbers: Twilio does not take the credentials'],
      [{ TWILIO_PHONE_NUMBER: '+14155550190' }, 'TWILIO_PHONE_NUMBER +1415***0190 is no number of this account'],
      [{ FALLBACK_NUMBERS: '' }, 'There is no database at data/ewf.sqlite (DATABASE_URL)'],
      [{ TWILIO_PHONE_NUMBER: 'none' }, 'The environment is not usable:\n  TWILIO_PHONE_NUMBER must be'],
      [
        { FALLBACK_NUMBERS: LINE },
        'The environment is not usable:\n  FALLBACK_NUMBERS holds +1415***0100, the line itself',
      ],
    ] as const) {
      const { code, out, errors } = await studio(['deploy'], variables);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(errors).toContain(sentence);
      expect(errors).not.toMatch(/\n +at |node_modules/);
    }
    expect(account.twilio.state).toBe(state);
  });

  it('ends with 1 when the status is not as it should be', async () => {
    expect(await studio(['status'])).toMatchObject({ code: 1, errors: '' });
  });

  it('ends with 2 and the usage when it is called wrongly', async () => {
    const { code, out, errors } = await studio(['deploy', '--force']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain("Unknown option '--force'");
    expect(errors).toContain('npm run studio -- validate | deploy | status | numbers | fallback');
    expect(account.twilio.asked).toEqual([]);
  });

  it('tells its usage when it is asked for', async () => {
    expect(await studio(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--dry-run'), errors: '' });
  });
});
