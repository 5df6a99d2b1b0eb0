import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { Messenger } from '../../src/notifications/index.js';
import { createLogger } from '../../src/operations/index.js';
import { Company } from '../kit/company.js';
import { TestClock } from '../kit/clock.js';
import { MONDAY_MORNING, SECRET } from '../kit/line.js';
import { Phone } from '../kit/phone.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const DOCUMENT = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const FILES = '/usr/bin:/bin:/usr/local/bin';

/** The documented command that begins so, up to the end of its line, after the umask that stands before it. */
function documented(beginning: string): string {
  const lines = DOCUMENT.split('\n');
  const index = lines.findIndex((each) => each.startsWith(beginning));
  if (index === -1) throw new Error(`docs/operations.md has no "${beginning}"`);
  const command = (lines[index] ?? '').replace('2026-11-23', '$(date +%F)');
  return lines[index - 1] === 'umask 077' ? `umask 077\n${command}` : command;
}

/** The same by this test's user, in its folder: a machine of tests has no user and no folder of an installation. */
function documentedHere(beginning: string): string {
  return documented(beginning)
    .replaceAll('runuser -u ewf -- ', '')
    .replaceAll('/var/lib/ewf/db/', 'data/')
    .replaceAll('/var/lib/ewf/', '');
}

/** Names of the files of the test's folder that are backups, and that others may read. */
function readableByOthers(): string[] {
  const backups = readdirSync(folder).filter((name) => /\.(sql\.gz|backup)$/.test(name));
  expect(backups).not.toEqual([]);
  return backups.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
}

function hasPrograms(...names: string[]): boolean {
  return names.every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as a person does, in a folder and with a configuration of their own. */
function run(command: string): void {
  const env = { PATH: process.env['PATH'] ?? FILES, HOME: folder };
  execFileSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

const canDump = findServerBinary()?.kind === 'mariadb' && hasPrograms('mysqldump', 'mysql', 'gzip', 'zcat');

describe.skipIf(!canDump)('a backup of a server, made and restored by the documented commands', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.withThree();
    const { port, username } = new URL(rig.databaseUrl);
    writeFileSync(join(folder, '.my.cnf'), `[client]\nhost=127.0.0.1\nport=${port}\nuser=${username}\nprotocol=tcp\n`);
  });
  afterAll(() => rig.close());

  const onServer = (beginning: string): void => {
    const name = new URL(rig.databaseUrl).pathname.slice(1);
    run(documented(beginning).replaceAll(/ ewf(?=[ ;]|$)/g, ` ${name}`));
  };
  let callers = 0;
  const newCall = (callSid: string, phone?: string): Phone => {
    callers += 1;
    return rig.call(callSid, phone ?? `+1415555${2000 + callers}`);
  };
  /** Calls that end at once, so that nobody is busy; what each was told. */
  async function calls(count: number, name: string) {
    const targets = [];
    for (let index = 0; index < count; index += 1) {
      const call = newCall(`CA${name}${index}`);
      const target = await call.next();
      await call.completed(target.incidentId, null);
      targets.push(target);
    }
    return targets;
  }
  const statuses = async () => {
    const rows = await rig.rows<{ call_sid: string; status: string }>('SELECT call_sid, status FROM incidents');
    return Object.fromEntries(rows.map(({ call_sid, status }) => [call_sid, status]));
  };

  it('loses no call of the journal, though the backup has neither the call nor the person, and answers all after it', async () => {
    const before = await calls(2, 'before');
    onServer('mysqldump ');
    expect(readableByOthers()).toEqual([]);
    await calls(2, 'after');
    const lost = newCall('CAlost', '+14155559999');
    const ada = await lost.next();
    const eve = await rig.company.technician('Eve');
    await rig.company.onCall(eve, 'primary');
    await rig.look();
    await rig.server.crash();
    await lost.failed(ada);
    const ben = await lost.next({ incidentId: ada.incidentId });
    const reportOnly = newCall('CAnever');
    await reportOnly.completed(4000, 3);
    const linked = newCall('CAlinked', '+14155559999');
    const rung = await linked.next();
    await lost.answered(ben);
    await rig.app.close();
    await rig.server.restart();
    onServer('mysql -e ');
    onServer('zcat ');
    await rig.start();

    expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
    expect(rig.journal()).toBe('');
    expect(await statuses()).toEqual({
      CAbefore0: 'abandoned',
      CAbefore1: 'abandoned',
      CAlost: 'answered',
      CAlinked: 'routing',
    });
    const told = await rig.rows<{ id: number; related_incident_id: number | null }>(
      "SELECT id, related_incident_id FROM incidents WHERE call_sid = 'CAlinked'",
    );
    expect(told[0]?.id).toBe(rung.incidentId);
    await rig.call('CAlost').completed(ada.incidentId, 20);
    await rig.call('CAlinked').failed(rung);
    await rig.call('CAlinked').completed(rung.incidentId, null);
    const targets = await calls(5, 'new');
    const now = await statuses();
    expect(targets.map((_, index) => now[`CAnew${index}`])).toEqual(targets.map(() => 'abandoned'));
    expect(now).toMatchObject({ CAlost: 'completed', CAlinked: 'abandoned' });
    const ids = await rig.rows<{ id: number }>('SELECT id FROM incidents');
    expect(ids.map(({ id }) => id)).toEqual(
      expect.arrayContaining([...before, ...targets].map((one) => one.incidentId)),
    );
    expect(new Set([...before, ...targets, ada, rung].map((one) => one.incidentId)).size).toBe(9);
    await rig.app.get(Messenger).round();
    const due = await rig.rows('SELECT id FROM incident_events WHERE messages_due IS NOT NULL');
    expect(due).toEqual([]);
    expect(rig.logged.filter((line) => line.includes('does not take a journal entry'))).toEqual([]);
  });
});

describe.skipIf(!hasPrograms('sqlite3'))(
  'a backup of an SQLite file, made and restored by the documented commands',
  () => {
    it('has all calls before it, and calls after the restore are answered and written', async () => {
      const clock = new TestClock(MONDAY_MORNING);
      const path = join(folder, 'data', 'ewf.sqlite');
      const start = async () => {
        const environment = parseEnvironment({
          NODE_ENV: 'test',
          WEBHOOK_SECRET: SECRET,
          DATABASE_URL: `sqlite:${path}`,
        });
        const app = await createApplication(environment, createLogger('silent'), clock);
        await app.listen(0, '127.0.0.1');
        return app;
      };
      const call = async (url: string, callSid: string) => {
        const phone = new Phone(url, { callSid, callerPhone: '' });
        const { incidentId, userName } = await phone.next();
        await phone.completed(incidentId, null);
        return { incidentId, userName };
      };
      const first = await start();
      const company = new Company(first, clock);
      await company.onCall(await company.technician('Ada'), 'primary');
      await call(await first.getUrl(), 'CAbefore');
      run(documentedHere('runuser -u ewf -- sqlite3 '));
      expect(readableByOthers()).toEqual([]);
      await call(await first.getUrl(), 'CAafter');
      await first.close();
      run(`${documentedHere('rm /var/lib/ewf/db/')}\n${documentedHere('runuser -u ewf -- cp ')}`);
      const second = await start();
      try {
        const url = await second.getUrl();
        expect([await call(url, 'CAnew1'), await call(url, 'CAnew2'), await call(url, 'CAbefore')]).toEqual([
          { incidentId: 2, userName: 'Ada' },
          { incidentId: 3, userName: 'Ada' },
          { incidentId: 1, userName: null },
        ]);
      } finally {
        await second.close();
      }
    });
  },
);
