import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const unit = readFileSync('deploy/ewf.service', 'utf8');
const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;
/** What systemd-analyze may say of it at most, in tenths: 0 is a service that can do nothing, 96 one without limits. */
const MAX_EXPOSURE = 20;

describe('the systemd unit', () => {
  it('starts the service again for ever, and lets Node make machine code', () => {
    expect(unit).toMatch(/^Restart=always$/m);
    expect(unit).toMatch(/^RestartSec=\d+$/m);
    expect(unit).toMatch(/^\[Unit\][^[]*^StartLimitIntervalSec=0$/m);
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=(?!false|no)/m);
  });

  it('is what the document installs', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    expect(text).toContain('install -m 644 deploy/ewf.service /etc/systemd/system/ewf.service');
    const user = /^User=(.*)$/m.exec(unit)?.[1] ?? '';
    expect(text).toMatch(new RegExp(`^ +useradd .* ${user}$`, 'm'));
    const folder = /^WorkingDirectory=(.*)$/m.exec(unit)?.[1] ?? '';
    expect(text).toContain(`git clone REPOSITORY ${folder} `);
  });
});

describe.skipIf(!hasAnalyze)('systemd', () => {
  let file: string;
  beforeAll(() => {
    file = join(mkdtempSync(join(tmpdir(), 'ewf-unit-')), 'ewf.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
  });
  afterAll(() => rmSync(join(file, '..'), { recursive: true, force: true }));

  it('understands every line of the unit', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line.includes('ewf.service'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('finds little that the service could do beside its work', () => {
    const args = ['security', '--no-pager', '--offline=true', `--threshold=${MAX_EXPOSURE}`, file];
    const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toMatch(/Overall exposure level/);
    expect(status).toBe(0);
  });
});
