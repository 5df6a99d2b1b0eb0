import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RemoteSources } from '../../src/routing/contract/index.js';
import { StepRegistry } from '../../src/routing/index.js';
import { sqlite } from '../kit/databases.js';
import { Line, type LineOptions } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { namesPeopleReliably } from '../kit/step-contract.js';
import { RingCounts1796000000000 } from './examples/fewest-rings/1796000000000-ring-counts.js';
import { FewestRingsModule } from './examples/fewest-rings/fewest-rings.module.js';
import { PartnerModule } from './examples/partner/partner.module.js';
import { RegionalModule } from './examples/regional/regional.module.js';
import { Partner } from './partner.js';

const EXAMPLES = 'test/contract/examples';

describe('docs/add-a-ladder-step.md', () => {
  const text = readFileSync('docs/add-a-ladder-step.md', 'utf8');
  const blocks = [...text.matchAll(/^`((?:src\/extensions|migrations)\/[^`]+\.ts)`\n\n```ts\n(.*?)^```/gms)];

  it('shows its files as they are tested here', async () => {
    expect(blocks).toHaveLength(7);
    for (const [, path = '', code = ''] of blocks) {
      if (path === 'src/extensions/index.ts') continue;
      const isMigration = path.startsWith('migrations/');
      const file = isMigration
        ? `fewest-rings/${path.slice('migrations/'.length)}`
        : path.slice('src/extensions/'.length);
      const tested = readFileSync(`${EXAMPLES}/${file}`, 'utf8');
      const inPlace = isMigration
        ? tested.replaceAll('../../../../migrations/', './').replaceAll('../../../../src/', '../src/')
        : tested.replaceAll('../../../../src/routing/', '../../routing/');
      const options = { ...(await resolveConfig('docs/add-a-ladder-step.md')), parser: 'typescript' };
      expect(code, path).toBe(await format(inPlace, options));
    }
  });

  it('needs nothing but the contract and Nest', () => {
    const imported = blocks
      .filter(([, path = '']) => path.startsWith('src/extensions/') && path !== 'src/extensions/index.ts')
      .flatMap(([, , code = '']) => [...code.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from));
    const others = imported.filter((from) => !from.startsWith('./'));
    expect(new Set(others)).toEqual(new Set(['../../routing/contract/index.js', '@nestjs/common']));
  });
});

const rung = (name: string) => ({ name, timeoutSeconds: 25 });

describe('the step regional', () => {
  let line: Line;
  let manager: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(sqlite, { modules: [RegionalModule], environment: SESSIONS });
    manager = await signIn(line, 'manager', { phoneE164: '+12125550100' });
    await line.company.technician('Rita', { phoneE164: '+14155550171' });
    await line.company.technician('Nora', { phoneE164: '+12125550172' });
    const { body } = await manager.get('/api/ladders/business_hours');
    const names = (body.steps as { name: string }[]).map(({ name }) => name);
    const steps = names.toSpliced(names.indexOf('broadcast'), 0, 'regional').map(rung);
    const replaced = await manager.send('PUT', '/api/ladders/business_hours', { steps });
    expect(replaced.status).toBe(200);
    expect(replaced.body.steps.find(({ name }: { name: string }) => name === 'regional')).toEqual({
      ...rung('regional'),
      limit: 2,
    });
  });
  afterAll(() => line.close());

  it('is tried for a caller without a call', async () => {
    const preview = async (caller: string) => {
      const { body } = await manager.get(`/api/routing/preview?callerPhone=${encodeURIComponent(caller)}`);
      const steps = body.steps as { name: string; candidates: { userName: string; willBeCalled: boolean }[] }[];
      return steps.find(({ name }) => name === 'regional')?.candidates.map(({ userName }) => userName);
    };
    expect(await preview('+14155550123')).toEqual(['Rita']);
    expect(await preview('+12125550123')).toEqual(['Nora']);
    expect(await preview('+4930123456')).toEqual([]);
  });

  it('is no gap in the coverage, for its people depend on the caller', async () => {
    const { body } = await manager.get('/api/coverage');
    const steps = (body.gaps as { step: string | null }[]).map(({ step }) => step);
    expect(steps).not.toContain('regional');
    expect(steps).toContain('primary_oncall');
  });

  it('rings somebody of the caller’s region before everybody is rung', async () => {
    const order = (await line.call('CA1', '+14155550123').tryEveryone()).map(({ stepName, userName }) => [
      stepName,
      userName,
    ]);
    expect(order).toContainEqual(['regional', 'Rita']);
    expect(order.map(([, name]) => name)).not.toContain('Nora');
  });

  it('keeps the contract of steps', async () => {
    for (const step of line.app.get(StepRegistry).all()) await namesPeopleReliably(step);
  });
});

describe('the step partner_on_call', () => {
  let line: Line;
  let partner: Partner;
  const log: string[] = [];
  const refresh = (): Promise<void> => line.app.get(RemoteSources).refresh();
  const first = async () => {
    const call = line.call();
    const target = await call.next();
    await call.completed(target.incidentId);
    return target.userName;
  };
  const failures = () =>
    line.rows<{ data: string }>("SELECT data FROM incident_events WHERE type = 'step_failed' ORDER BY id");
  const open = async (options: LineOptions = {}): Promise<void> => {
    const environment = { STEP_PARTNER_URL: await partner.start(), STEP_PARTNER_TOKEN: 'partner-secret' };
    line = await Line.open(sqlite, {
      modules: [PartnerModule],
      environment,
      log: (text) => log.push(text),
      ...options,
    });
    await line.company.technician('Rita', { phoneE164: '+14155550171' });
    await line.company.technician('Nora', { phoneE164: '+12125550172' });
    await line.company.person('Mia', 'manager');
    const rungs = ['partner_on_call', 'manager'].map((name) => ({ ...rung(name), limit: null }));
    await line.company.ladder('business_hours', rungs);
  };

  beforeEach(() => {
    partner = new Partner();
    log.length = 0;
    return async () => {
      await line.close();
      partner.stop();
    };
  });

  it('rings the person whom the partner has on call, and follows the partner', async () => {
    partner.phones = ['+14155550171', '+12125550172'];
    await open();
    await refresh();
    expect(await first()).toBe('Rita');
    partner.phones = ['+12125550172', '+14155559999'];
    await refresh();
    expect(await first()).toBe('Nora');
    expect(new Set(partner.asked)).toEqual(new Set(['Bearer partner-secret']));
  });

  it('goes on with the last good value while the partner is away, until that is too old', async () => {
    partner.phones = ['+12125550172'];
    await open();
    await refresh();
    partner.mode = 'fails';
    await refresh();
    line.clock.advance(3600);
    expect(await first()).toBe('Nora');

    line.clock.advance(1);
    expect(await first()).toBe('Mia');
    const [failure] = await failures();
    expect(failure?.data).toContain('partner_on_call has a value that is 3601 s old, of 3600 s: it answers 503');

    partner.mode = 'answers';
    await refresh();
    expect(await first()).toBe('Nora');
    const told = log.filter((text) => text.includes('remote source'));
    expect(told).toHaveLength(2);
    expect(log.join('\n')).not.toContain('partner-secret');
  });

  it('keeps no call waiting for a partner that says nothing', async () => {
    partner.mode = 'hangs';
    await open();
    const pending = refresh();
    let isOver = false;
    void pending.then(() => (isOver = true));
    expect(await first()).toBe('Mia');
    expect(isOver).toBe(false);
    const [failure] = await failures();
    expect(failure?.data).toContain('partner_on_call has no value: it has not been asked yet');
    partner.stop();
    await pending;
  });

  it('has nobody where it is not set up, and an invalid address stops the start', async () => {
    await open({ environment: {} });
    await refresh();
    expect(await first()).toBe('Mia');
    expect(await failures()).toEqual([]);
    const wrong = { modules: [PartnerModule], environment: { STEP_PARTNER_URL: 'partner.example' } };
    await expect(Line.open(sqlite, wrong)).rejects.toThrow('STEP_PARTNER_URL must be an http(s) URL');
  });

  it('is no gap in the coverage, for it only knows the present', async () => {
    await open({ environment: { ...SESSIONS } });
    const manager = await signIn(line, 'manager');
    const { body } = await manager.get('/api/coverage');
    expect(JSON.stringify(body.gaps)).not.toContain('partner_on_call');
  });
});

describe('the step fewest_rings', () => {
  it('rings those first whom it has rung least, with a table of its own', async () => {
    const line = await Line.open(sqlite, { modules: [FewestRingsModule] });
    const runner = line.dataSource.createQueryRunner();
    const migration = new RingCounts1796000000000();
    await migration.up(runner);
    await line.company.technician('Ada');
    await line.company.technician('Ben');
    await line.company.ladder('business_hours', [{ ...rung('fewest_rings'), limit: 1 }]);
    const order: (string | null)[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const call = line.call();
      const target = await call.next();
      order.push(target.userName);
      await call.failed(target);
      await call.completed(target.incidentId);
    }
    expect(order).toEqual(['Ada', 'Ben', 'Ada', 'Ben']);
    expect(await line.rows('SELECT `rings` FROM `ring_counts`')).toEqual([{ rings: 2 }, { rings: 2 }]);
    await migration.down(runner);
    await runner.release();
    await line.close();
  });
});
