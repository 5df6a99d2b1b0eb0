import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appDatabase } from '../../src/app.database.js';
import { parseEnvironment } from '../../src/config/index.js';
import { ExclusiveDataSource, isUnavailable } from '../../src/database/index.js';
import { startService } from '../kit/processes.js';
import { findServerBinary, noServerReason, startMariaDb, type PrivateServer } from '../kit/servers/index.js';

const installed = findServerBinary() !== null;
const DATABASE = 'ewf-line/ü';
const USER = 'line@ewf';
const PASSWORD = 'p@ss:w/o?r#d % +é';

/** MySQL says what is wrong; MariaDB says of clear text what it says of a wrong password. */
const CLEAR_TEXT = /not usable:\n {2}DATABASE_URL.* (refuses|must not be reached in) clear text/;

/** An authority, and a certificate for a host that it signed. */
function makeAuthority(folder: string, name: string, host: string): void {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  openssl('req', '-x509', ...key, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`);
  const signed = ['-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-addext', `subjectAltName=DNS:${host}`];
  openssl('req', '-x509', ...key, ...signed, '-subj', `/CN=${host}`, '-keyout', `${host}.key`, '-out', `${host}.crt`);
}

/** The address with which a user whose every part is encoded reaches the server of these tests. */
function addressOf(place: string, parameters = ''): string {
  const [user, password, database] = [USER, PASSWORD, DATABASE].map(encodeURIComponent);
  return `mariadb://${user}:${password}@${place}/${database}${parameters}`;
}

describe.skipIf(!installed)(`the address of a database server${installed ? '' : ` (${noServerReason})`}`, () => {
  let folder: string;
  let server: PrivateServer;
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-tls-'));
    makeAuthority(folder, 'ours', 'localhost');
    makeAuthority(folder, 'other', 'db.example.com');
    use('localhost');
    const files = ['cert', 'key'].map((kind) => `--ssl-${kind}=${join(folder, `server.${kind}`)}`);
    const bind = hasIPv6 ? ['--bind-address=127.0.0.1,::1'] : [];
    server = await startMariaDb({ args: [...files, ...bind] });
    port = Number(new URL(server.url).port);
    await ask(`CREATE DATABASE \`${DATABASE}\` CHARACTER SET utf8mb4`);
    await ask(`CREATE USER '${USER}'@'%' IDENTIFIED BY '${PASSWORD}'`);
    await ask(`GRANT ALL ON \`${DATABASE}\`.* TO '${USER}'@'%'`);
    await ask('SET GLOBAL require_secure_transport = ON');
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

  /** Makes this the server's certificate, from its next start on. */
  function use(host: string): void {
    execFileSync('cp', [join(folder, `${host}.crt`), join(folder, 'server.cert')]);
    execFileSync('cp', [join(folder, `${host}.key`), join(folder, 'server.key')]);
  }

  async function ask(sql: string): Promise<void> {
    const connection = await createConnection({ socketPath: join(server.folder, 'server.sock'), user: 'root' });
    await connection.query(sql);
    await connection.end();
  }

  /** What a connection tells of its encryption and its user, or the words with which it is refused. */
  async function connectTo(url: string, authority?: string): Promise<{ cipher?: string; refused?: string }> {
    const ca = authority === undefined ? {} : { DATABASE_CA: join(folder, `${authority}.pem`) };
    const source = new ExclusiveDataSource(appDatabase(parseEnvironment({ DATABASE_URL: url, ...ca })));
    try {
      await source.initialize();
      const [row] = (await source.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) as { Value: string }[];
      const [is] = (await source.query('SELECT DATABASE() AS `name`, CURRENT_USER() AS `user`')) as object[];
      expect(is).toEqual({ name: DATABASE, user: `${USER}@%` });
      return { cipher: row?.Value };
    } catch (error) {
      expect(isUnavailable(error)).toBe(true);
      return { refused: (error as Error).message };
    } finally {
      if (source.isInitialized) await source.destroy();
    }
  }

  it.each([
    ['?ssl-mode=VERIFY_IDENTITY', 'ours'],
    ['?ssl=true', 'ours'],
    ['?sslmode=verify-ca', 'ours'],
    ['?ssl-mode=REQUIRED', undefined],
  ])('%s encrypts', async (parameters, authority) => {
    expect(await connectTo(addressOf(`localhost:${port}`, parameters), authority)).toEqual({
      cipher: expect.stringMatching(/^TLS_|-/),
    });
  });

  it.each([
    ['?ssl-mode=VERIFY_CA', 'other', /the encryption is not as ssl-mode and DATABASE_CA demand \(.*certificate/],
    ['?ssl-mode=REQUIRED', 'other', /the encryption is not as ssl-mode and DATABASE_CA demand \(.*certificate/],
    ['?ssl=true', undefined, /the encryption is not as ssl-mode and DATABASE_CA demand \(.*certificate/],
    ['?ssl-mode=DISABLED', undefined, CLEAR_TEXT],
    ['', undefined, CLEAR_TEXT],
  ])('"%s" with the authority %s is refused', async (parameters, authority, sentence) => {
    const { refused, cipher } = await connectTo(addressOf(`localhost:${port}`, parameters), authority);
    expect(cipher).toBeUndefined();
    expect(refused).toMatch(sentence);
    expect(refused).toContain('DATABASE_URL');
    expect(refused).not.toContain(PASSWORD);
  });

  it.skipIf(!hasIPv6)('an IPv6 address in brackets is reached, and encrypted', async () => {
    const { cipher } = await connectTo(addressOf(`[::1]:${port}`, '?ssl-mode=VERIFY_CA'), 'ours');
    expect(cipher).toMatch(/^TLS_|-/);
  });

  it('a Unix socket is reached, with nothing to encrypt', async () => {
    const socket = encodeURIComponent(join(server.folder, 'server.sock'));
    expect(await connectTo(addressOf('', `?socket=${socket}`))).toEqual({ cipher: '' });
  });

  it('the service runs encrypted, from its migrations on', async () => {
    const service = await startService({
      DATABASE_URL: addressOf(`localhost:${port}`, '?ssl-mode=VERIFY_IDENTITY'),
      DATABASE_CA: join(folder, 'ours.pem'),
    });
    try {
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    } finally {
      await service.stop();
    }
  }, 90_000);

  it('a start in clear text ends with one sentence, and so does one with a parameter that is not known', async () => {
    await expect(startService({ DATABASE_URL: addressOf(`localhost:${port}`) })).rejects.toThrow(CLEAR_TEXT);
    await expect(startService({ DATABASE_URL: addressOf(`localhost:${port}`, '?charset=latin1') })).rejects.toThrow(
      /not usable:\n {2}DATABASE_URL has a parameter that is not known, charset/,
    );
  }, 90_000);

  it('a certificate for another host is refused by VERIFY_IDENTITY and taken by VERIFY_CA', async () => {
    use('db.example.com');
    await ask('SET GLOBAL require_secure_transport = OFF');
    await server.restart();
    const place = `localhost:${port}`;
    const { refused } = await connectTo(addressOf(place, '?ssl-mode=VERIFY_IDENTITY'), 'other');
    expect(refused).toContain('DATABASE_URL names another host than the certificate of the server');
    expect((await connectTo(addressOf(place, '?ssl=true'), 'other')).refused).toContain('names another host');
    expect((await connectTo(addressOf(place, '?ssl-mode=VERIFY_CA'), 'other')).cipher).toMatch(/^TLS_|-/);
  }, 60_000);
});
