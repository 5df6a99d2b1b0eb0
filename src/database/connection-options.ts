import type { SslOptions } from 'mysql2';
import type { ServerAddress } from '../config/index.js';

/** What a connection to a server needs, as TypeORM spells it. */
export interface ConnectionOptions {
  readonly host?: string;
  readonly port?: number;
  readonly socketPath?: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: SslOptions;
}

/** Returns how TypeORM connects to a server. TLS 1.2 is the oldest that is spoken. */
export function connectionOptions(address: ServerAddress): ConnectionOptions {
  const { host, port, socketPath, user, password, database, tls } = address;
  return {
    ...(socketPath === null ? { host: host ?? 'localhost', port } : { socketPath }),
    username: user,
    password,
    database,
    ...(tls && {
      ssl: {
        minVersion: 'TLSv1.2',
        rejectUnauthorized: tls.verify !== 'nothing',
        verifyIdentity: tls.verify === 'identity',
        ...(tls.ca !== null && { ca: tls.ca }),
      },
    }),
  };
}
