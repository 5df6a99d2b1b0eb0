import { isIPv6 } from 'node:net';
import { databaseTls, type DatabaseTls } from './database-tls.js';

/** A database on a server, with all that is needed to connect. */
export interface ServerAddress {
  readonly kind: 'mysql' | 'mariadb';
  /** A name or an address, IPv6 without brackets; null where it is reached by `socketPath`. */
  readonly host: string | null;
  readonly port: number;
  /** The Unix socket; null where it is reached by `host` and `port`. */
  readonly socketPath: string | null;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** How the connection is encrypted; null: it isn't. */
  readonly tls: DatabaseTls | null;
}

/** Where the data is: a file of the embedded database, or a server. */
export type DatabaseAddress = { readonly kind: 'sqlite'; readonly path: string } | ServerAddress;

const USUAL_PORT = 3306;
const HINT = 'in user, password and database, signs such as @ : / ? # % are percent-encoded';

/** The parameters of an address, each under every name that people write for it, in small letters without - and _. */
const PARAMETERS: Readonly<Record<string, 'tls' | 'socket'>> = {
  ssl: 'tls',
  sslmode: 'tls',
  socket: 'socket',
  socketpath: 'socket',
  unixsocket: 'socket',
};

/**
 * Reads DATABASE_URL: `sqlite:PATH`, or `mysql://user:password@host:port/database?parameters`, also as `mariadb://`.
 * User, password and database are percent-encoded, an IPv6 address stands in brackets. `ca` is DATABASE_CA.
 * @throws Error that begins with the variable's name and says what is wrong, without any part of the address that may
 *   be of its password.
 */
export function databaseAddress(text: string, ca?: string): DatabaseAddress {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path === '') throw wrong('has no path after sqlite:');
    if (path === ':memory:') throw wrong('is in memory, where nothing is kept: name a file after sqlite:');
    databaseTls(undefined, null, ca);
    return { kind: 'sqlite', path };
  }
  const [, kind, rest] = /^(mysql|mariadb):\/\/(.*)$/s.exec(text) ?? [];
  if (kind === undefined || rest === undefined) throw wrong('must begin with sqlite:, mysql:// or mariadb://');
  if (rest.includes('#')) throw wrong(`must not hold a #: ${HINT}`);
  const [, authority, path, query = ''] = /^([^/?]*)\/?([^?]*)\??(.*)$/s.exec(rest) ?? [];
  const { user, password, host, port } = readAuthority(authority ?? '');
  const database = decoded(path ?? '');
  if (database === '') throw wrong(`names no database after the host: ${HINT}`);
  if (path?.includes('/')) throw wrong(`names more than one database: ${HINT}`);
  const { socket, tls } = readParameters(query);
  const common = { kind: kind as ServerAddress['kind'], user, password, database };
  if (socket === undefined) {
    if (host === '') throw wrong('names no host');
    return { ...common, host, port: port ?? USUAL_PORT, socketPath: null, tls: databaseTls(tls, host, ca) };
  }
  if (socket === '') throw wrong('names no file as its socket');
  if ((host !== '' && host !== 'localhost') || port !== null) {
    throw wrong('names a socket as well as a host or port: leave one of them out');
  }
  return { ...common, host: null, port: USUAL_PORT, socketPath: socket, tls: databaseTls(tls, null, ca) };
}

function readAuthority(authority: string): { user: string; password: string; host: string; port: number | null } {
  const at = authority.lastIndexOf('@');
  const credentials = authority.slice(0, Math.max(at, 0));
  const colon = credentials.indexOf(':');
  const place = authority.slice(at + 1);
  const [, bracketed, name, digits] = /^(?:\[([^\]]*)\]|([^:[\]\s]*))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = decoded(bracketed ?? name ?? ' ');
  const port = digits === undefined ? null : Number(digits);
  if (bracketed !== undefined ? !isIPv6(host) : !/^[\p{L}\p{N}._-]*$/u.test(host)) {
    throw wrong(`has no host and port that can be read, and an IPv6 address stands in []: ${HINT}`);
  }
  if (port !== null && (port < 1 || port > 65_535)) throw wrong('has a port that is not from 1 to 65535');
  return {
    user: decoded(colon === -1 ? credentials : credentials.slice(0, colon)),
    password: colon === -1 ? '' : decoded(credentials.slice(colon + 1)),
    host,
    port,
  };
}

function readParameters(query: string): { readonly tls?: Parameter; readonly socket?: string } {
  if (query === '') return {};
  // Then the question mark was one of the password, and what comes after it must not be told.
  if (query.includes('@')) throw wrong(`can not be read: ${HINT}`);
  const found: Partial<Record<'tls' | 'socket', Parameter>> = {};
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const name = decoded(equals === -1 ? part : part.slice(0, equals));
    const meaning = PARAMETERS[name.toLowerCase().replaceAll(/[-_]/g, '')];
    if (meaning === undefined) {
      const shown = name.replaceAll(/[^\w.-]/g, '?').slice(0, 40);
      throw wrong(
        `has a parameter that is not known, ${shown}: it may have ssl-mode and socket (an authority is named by DATABASE_CA)`,
      );
    }
    const before = found[meaning];
    if (before) throw wrong(`says the same twice, as ${before.name} and ${name}: leave one of them out`);
    found[meaning] = { name, value: equals === -1 ? '' : decoded(part.slice(equals + 1)) };
  }
  return { ...(found.tls && { tls: found.tls }), ...(found.socket && { socket: found.socket.value }) };
}

/** A parameter as it was written. */
interface Parameter {
  readonly name: string;
  readonly value: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('has a % that is not followed by two hexadecimal digits of UTF-8: a % itself is written %25');
  }
}

function wrong(what: string): Error {
  return new Error(`DATABASE_URL ${what}`);
}
