import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseAddress } from './database-address.js';

const plain = {
  kind: 'mysql',
  host: 'h',
  port: 3306,
  socketPath: null,
  user: 'u',
  password: 'p',
  database: 'd',
  tls: null,
};
const UGLY = 'a@b:c/d?e#f%g&h i=é';

describe('databaseAddress', () => {
  it.each([
    ['mysql://u:p@h/d', {}],
    ['mariadb://u:p@h:3307/d', { kind: 'mariadb', port: 3307 }],
    ['mysql://u@db.example.com/d', { password: '', host: 'db.example.com' }],
    ['mysql://u:p@10.0.0.1:3306/d', { host: '10.0.0.1' }],
    ['mysql://u:p@[::1]:3307/d', { host: '::1', port: 3307 }],
    ['mysql://u:p@[2001:db8::7]/d', { host: '2001:db8::7' }],
    ['mysql://u:p:q@r@h/d', { password: 'p:q@r' }],
    [
      `mysql://${encodeURIComponent(UGLY)}:${encodeURIComponent(UGLY)}@h/${encodeURIComponent(UGLY)}`,
      { user: UGLY, password: UGLY, database: UGLY },
    ],
    ['mysql://u:p@h/d?', {}],
    ...['socket', 'socketPath', 'unix_socket'].map((name): [string, object] => [
      `mysql://u:p@/d?${name}=%2Frun%2Fmysqld%2Fmysqld.sock`,
      { host: null, socketPath: '/run/mysqld/mysqld.sock' },
    ]),
    ['mysql://u:p@localhost/d?socket=/run/mysqld/mysqld.sock', { host: null, socketPath: '/run/mysqld/mysqld.sock' }],
  ])('reads %s', (text, expected) => {
    expect(databaseAddress(text)).toEqual({ ...plain, ...expected });
  });

  it('reads sqlite: with a path', () => {
    expect(databaseAddress('sqlite:data/ewf.sqlite')).toEqual({ kind: 'sqlite', path: 'data/ewf.sqlite' });
  });

  it.each<[string, object | null]>([
    ['ssl-mode=DISABLED', null],
    ['ssl=false', null],
    ['sslmode=disable', null],
    ['ssl-mode=REQUIRED', { verify: 'nothing', ca: null }],
    ['sslmode=require', { verify: 'nothing', ca: null }],
    ['ssl-mode=VERIFY_CA', { verify: 'authority', ca: null }],
    ['ssl_mode=verify-ca', { verify: 'authority', ca: null }],
    ['sslMode=VERIFY_IDENTITY', { verify: 'identity', ca: null }],
    ['sslmode=verify-full', { verify: 'identity', ca: null }],
    ['ssl=true', { verify: 'identity', ca: null }],
  ])('reads ?%s', (parameter, tls) => {
    expect(databaseAddress(`mysql://u:p@h/d?${parameter}`)).toEqual({ ...plain, tls });
  });

  it.each([
    ['sqlite::memory:', 'is in memory, where nothing is kept: name a file after sqlite:'],
    ['postgres://secret:secret@h/d', 'must begin with sqlite:, mysql:// or mariadb://'],
    ['mysql://u:secret@h', 'names no database'],
    ['mysql://u:secret@h/', 'names no database'],
    ['mysql://u:secret@h/d/e', 'names more than one database'],
    ['mysql://u:secret@/d', 'names no host'],
    ['mysql://u:sec/ret@h/d', 'has no host and port that can be read'],
    ['mysql://u:sec?ret@h/d', 'has no host and port that can be read'],
    ['mysql://u:1/d?secret@h/d', 'can not be read'],
    ['mysql://u:sec#ret@h/d', 'must not hold a #'],
    ['mysql://u:secret%zz@h/d', 'has a % that is not followed by two hexadecimal digits'],
    ['mysql://u:secret@2001:db8::7/d', 'has no host and port that can be read'],
    ['mysql://u:secret@[h]/d', 'has no host and port that can be read'],
    ['mysql://u:secret@h:0/d', 'has a port that is not from 1 to 65535'],
    ['mysql://u:secret@h:65536/d', 'has a port that is not from 1 to 65535'],
    ['mysql://u:secret@h:port/d', 'has no host and port that can be read'],
    ['mysql://u:secret@h/d?charset=secret', 'has a parameter that is not known, charset'],
    ['mysql://u:secret@h/d?ssl-mode=REQUIRED&connectionLimit=secret', 'not known, connectionLimit'],
    ['mysql://u:secret@h/d?__proto__=secret', 'not known, __proto__'],
    ['mysql://u:secret@h/d?ssl=true&ssl-mode=DISABLED', 'says the same twice, as ssl and ssl-mode'],
    ['mysql://u:secret@h/d?socket=/a', 'names a socket as well as a host or port'],
    ['mysql://u:secret@:3306/d?socket=/a', 'names a socket as well as a host or port'],
    ['mysql://u:secret@/d?socket=', 'names no file as its socket'],
    ['mysql://u:secret@/d?socket=/a&ssl=true', 'has ssl for a socket'],
    ['mysql://u:secret@h/d?ssl=secret', 'ssl must be DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY, true or false'],
    ['mysql://u:secret@h/d?ssl', 'ssl must be DISABLED'],
    ['mysql://u:secret@h/d?ssl-mode=constructor', 'ssl-mode must be DISABLED'],
    [
      'mysql://u:secret@h/d?ssl-mode=PREFERRED',
      'VERIFY_IDENTITY, true or false: PREFERRED would talk in clear text unnoticed',
    ],
    ['mysql://u:secret@10.0.0.1/d?ssl=true', "write the server's name, or ssl-mode=VERIFY_CA"],
    ['mysql://u:secret@[::1]/d?ssl-mode=VERIFY_IDENTITY', "write the server's name"],
  ])('refuses %s, and shows nothing of its password', (text, sentence) => {
    expect(() => databaseAddress(text)).toThrow(sentence);
    expect(() => databaseAddress(text)).toThrow(/^DATABASE_URL/);
    expect(() => databaseAddress(text)).not.toThrow(/secret|sec|ret\b/);
  });
});

/** A certificate of a day in 2020. */
const PAST = `-----BEGIN CERTIFICATE-----
MIIBBjCBrAIBATAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARQYXN0MB4XDTIwMDEw
MTAwMDAwMFoXDTIwMDEwMjAwMDAwMFowDzENMAsGA1UEAwwEUGFzdDBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABG8YR63HCsa+Z7CzhvY+TOGbJOxEw5dbQTrngLbj
jDFuKQtRDunDfbjdXPzn4f2WjCJtbOY/Nn8cXZhJMqKKzygwCgYIKoZIzj0EAwID
SQAwRgIhAKMRU54BQ4T8mxFlTT82hh0/XmBqPl7cau4GEiTS0UrfAiEAh8KYBQvJ
bMiYQBgINTKxThe+x7vS67bww4FGGigMDbw=
-----END CERTIFICATE-----
`;

describe('DATABASE_CA', () => {
  const encrypted = 'mysql://u:p@h/d?ssl-mode=VERIFY_IDENTITY';
  let folder: string;
  let pem: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-ca-'));
    const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    pem = execFileSync('openssl', [...make, '-subj', '/CN=CA', '-keyout', join(folder, 'ca.key')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    writeFileSync(join(folder, 'ca.pem'), pem);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the path of a file, or PEM, also with \\n for the ends of its lines', () => {
    for (const given of [join(folder, 'ca.pem'), pem, pem.replaceAll('\n', String.raw`\n`), `note\n${pem}`]) {
      expect(databaseAddress(encrypted, given)).toMatchObject({ tls: { verify: 'identity', ca: pem.trim() } });
    }
  });

  it('makes REQUIRED check the certificate, for it would be set in vain', () => {
    const required = databaseAddress('mysql://u:p@h/d?ssl-mode=REQUIRED', pem);
    expect(required).toMatchObject({ tls: { verify: 'authority', ca: pem.trim() } });
  });

  it.each<[string, string, () => string]>([
    ['a file that is not there', 'names a file that can not be read (ENOENT)', () => join(folder, 'none.pem')],
    ['a folder', 'names a file that can not be read (EISDIR)', () => folder],
    ['a key', 'holds no certificate in PEM', () => join(folder, 'ca.key')],
    ['a spoilt certificate', 'holds a certificate that can not be read', () => pem.replace(/^M.*$/m, 'AAAA')],
    ['one of the past', 'holds a certificate that ended on', () => PAST],
  ])('refuses %s', (_, sentence, given) => {
    expect(() => databaseAddress(encrypted, given())).toThrow(sentence);
    expect(() => databaseAddress(encrypted, given())).toThrow(/^DATABASE_CA/);
  });

  it.each(['sqlite:x.sqlite', 'mysql://u:p@h/d', 'mysql://u:p@h/d?ssl=false', 'mysql://u:p@/d?socket=/a'])(
    'is refused with %s, where nothing is encrypted',
    (text) => {
      expect(() => databaseAddress(text, pem)).toThrow('DATABASE_CA is set, but DATABASE_URL asks for no encryption');
    },
  );
});
