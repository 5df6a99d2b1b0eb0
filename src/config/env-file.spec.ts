import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnvFile, readEnvFile } from './env-file.js';
import { misspeltNames, unknownNames } from './misspelt-names.js';

describe('a file of settings', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-env-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const lines = 'FIRST=1\r\n\r\n# a remark\r\nSECOND="two words"\r\nexport THIRD=3\r\n';
  it.each<[string, Buffer]>([
    ['with line ends of Windows', Buffer.from(lines)],
    ['with the line ends of old Macs', Buffer.from(lines.replaceAll('\r\n', '\r'))],
    ['with a byte order mark', Buffer.from(`\uFEFF${lines}`)],
    ['in UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
  ])('is read %s', (_, bytes) => {
    const path = join(folder, 'read.env');
    writeFileSync(path, bytes);
    expect(readEnvFile(path)).toEqual({ values: { FIRST: '1', SECOND: 'two words', THIRD: '3' }, warnings: [] });
  });

  it('that is not there is empty, and one that can not be read is named', () => {
    expect(readEnvFile(join(folder, 'none.env'))).toEqual({ values: {}, warnings: [] });
    expect(() => readEnvFile(folder)).toThrow(`${folder} can not be read (EISDIR)`);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['A=it#s\n', { A: 'it' }, ['A ends at its #: put the value in quotes where the # belongs to it (.env, line 1)']],
    ['\nA="it#s" # fine\nB=3 # three\n', { A: 'it#s', B: '3' }, []],
    ['A="secret\nB=2\n', { A: '"secret', B: '2' }, ['A begins with a quote that does not end (.env, line 1)']],
    ["A='sec'ret\n", { A: 'sec' }, ['A ends with its quotes: what follows them is not read (.env, line 1)']],
    ['A: secret\nB=2\n', { B: '2' }, ['.env, line 1, is not NAME=value and sets nothing']],
    ['A="one\ntwo"\nsecret\n', { A: 'one\ntwo' }, ['.env, line 3, is not NAME=value and sets nothing']],
    ['A=1\nA=2\n', { A: '2' }, ['A is in .env more than once: the last one counts']],
  ])('says what a line does not mean, and no value: %j', (text, values, warnings) => {
    expect(parseEnvFile(text, '.env')).toEqual({ values, warnings });
    expect(warnings.join()).not.toContain('secret');
  });
});

describe('names', () => {
  const known = ['JWT_SECRET', 'PORT', 'HOST', 'TWILIO_AUTH_TOKEN', 'TWILIO_API_URL', 'LOG_LEVEL', 'DATABASE_URL'];

  it.each([
    ['JWT_SECERT', 'JWT_SECRET'],
    ['jwt_secret', 'JWT_SECRET'],
    ['JWT-SECRET', 'JWT_SECRET'],
    ['TWILIO_AUTH_TOKENS', 'TWILIO_AUTH_TOKEN'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('%s is told to be %s, wherever it is set', (name, meant) => {
    expect(misspeltNames([name], known)).toEqual([`${name} is no setting: ${meant} may be meant`]);
    expect(unknownNames([name], known, '.env')).toEqual([`${name} in .env is no setting: ${meant} may be meant`]);
  });

  it.each(['POST', 'HOSTS', 'HOSTNAME', 'SHELL', 'PASSWORD', 'TWILIO_API_KEY', 'LOG_FILE'])(
    '%s is told of in the file only',
    (name) => {
      expect(misspeltNames([name], known)).toEqual([]);
      expect(unknownNames([name], known, '.env')).toEqual([`${name} in .env is no setting of this service`]);
    },
  );

  it.each(['NODE_OPTIONS', 'TZ', 'https_proxy', 'NODE_EXTRA_CA_CERTS', 'PORT'])('%s is not told of', (name) => {
    expect(misspeltNames([name], known)).toEqual([]);
    expect(unknownNames([name], known, '.env')).toEqual([]);
  });
});
