import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Environment, parseEnvironment } from '../../src/config/index.js';
import { chooseFallbackNumbers, type PresentPeople } from '../../src/deploy/fallback-numbers.js';
import { readPeople } from '../../src/deploy/read-people.js';
import { onEachDatabase, sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

const LINE = '+14155550100';

async function choose(line: Line, variables: Record<string, string> = {}): Promise<readonly string[]> {
  const environment = parseEnvironment({ TWILIO_PHONE_NUMBER: LINE, ...variables });
  const read = (): Promise<PresentPeople> => readPeople(line.app.get(Environment), line.clock);
  return (await chooseFallbackNumbers(environment, read)).numbers;
}

onEachDatabase('the fallback numbers', (kind) => {
  it('are those of the people on call now, then of managers and admins by priority', async () => {
    const line = await Line.open(kind);
    const { company } = line;
    const admin = await company.person('Adam', 'admin', { priority: 1 });
    const late = await company.person('Mia', 'manager', { priority: 200 });
    const soon = await company.person('Max', 'manager', { priority: 50 });
    const first = await company.technician('Tom');
    const second = await company.technician('Sue');
    await company.technician('Neither');
    await company.onCall(second, 'secondary');
    await company.onCall(first, 'primary');
    expect(await choose(line)).toEqual([first, second, soon, late, admin].map(({ phone }) => phone));
    await line.close();
  });

  it('are five at most', async () => {
    const line = await Line.open(kind);
    for (let count = 0; count < 7; count += 1) await line.company.person(`M${count}`, 'manager');
    expect(await choose(line)).toHaveLength(5);
    await line.close();
  });

  it('are of people who are active and available, with a phone, no phone twice, and never the line itself', async () => {
    const line = await Line.open(kind);
    const { company } = line;
    const shared = '+14155660123'; // none that the kit invents
    const yesterday = new Date(line.clock.now().getTime() - 86_400_000);
    const away = await company.technician('Away', { available: false });
    const back = await company.technician('Back', { available: false, availabilityUntil: yesterday });
    await company.onCall(away, 'primary');
    await company.onCall(back, 'secondary');
    await company.person('Gone', 'manager', { active: false });
    await company.person('No phone', 'manager', { phoneE164: null });
    await company.person('Twin', 'manager', { phoneE164: shared, priority: 1 });
    await company.person('Other twin', 'admin', { phoneE164: shared });
    await company.person('The line', 'admin', { phoneE164: LINE });
    expect(await choose(line)).toEqual([back.phone, shared]);
    await line.close();
  });
});

describe('FALLBACK_NUMBERS', () => {
  it('stand for everybody, without asking the database', async () => {
    const environment = parseEnvironment({ FALLBACK_NUMBERS: '+14155550102,+14155550101,+14155550102' });
    const chosen = await chooseFallbackNumbers(environment, () => Promise.reject(new Error('asked')));
    expect(chosen).toEqual({ numbers: ['+14155550102', '+14155550101'], source: 'FALLBACK_NUMBERS' });
  });
});

describe('a database that can not be read', () => {
  it('is told when no number is found, and none is made', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ewf-none-'));
    const path = join(folder, 'ewf.sqlite');
    await expect(readPeople(parseEnvironment({ DATABASE_URL: `sqlite:${path}` }))).rejects.toThrow(
      `There is no database at ${path} (DATABASE_URL): start the service first, or set FALLBACK_NUMBERS.`,
    );
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('is told when its tables are missing', async () => {
    const line = await Line.open(sqlite);
    await line.dataSource.query('DROP TABLE `on_call_shifts`');
    await expect(readPeople(line.app.get(Environment))).rejects.toThrow(
      /^The database \(DATABASE_URL\) can not be read: .*on_call_shifts\. Mend that, or set FALLBACK_NUMBERS\.$/,
    );
    await line.close({ check: false });
  });

  it('is told when the server does not answer, without its password', async () => {
    const environment = parseEnvironment({ DATABASE_URL: 'mysql://ewf:hidden@127.0.0.1:1/ewf' });
    const error = (await readPeople(environment).catch((reason: unknown) => reason)) as Error;
    expect(error.message).toMatch(/^The database \(DATABASE_URL\) can not be read: .*ECONNREFUSED/);
    expect(error.message).not.toContain('hidden');
  });
});
