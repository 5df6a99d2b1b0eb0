import { Tokens } from '../../src/access/tokens.js';
import { hashPassword, type NewUser, type Role } from '../../src/users/index.js';
import type { DatabaseKind } from '../kit/databases.js';
import { Line, type Reply } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { kept } from '../notifications/kit.js';

export const PASSWORD = 'copper kettle in the rain';

/** A reply, with the version that it names. */
export interface Response extends Reply {
  readonly etag: string | null;
}

/** What a request says beside its address. */
export interface Request {
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Someone who is signed in, and works at one instance of the service. */
export class Administrator {
  constructor(
    readonly id: number,
    readonly email: string,
    readonly token: string,
    private readonly url: string,
  ) {}

  get(path: string, request: Request = {}): Promise<Response> {
    return this.send('GET', path, request);
  }

  async send(method: string, path: string, { body, ifMatch, headers = {} }: Request = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  }

  /** Whether the session still counts. */
  async isSignedIn(): Promise<boolean> {
    return (await this.get('/api/auth/me')).status === 200;
  }
}

/** Two instances on one database server; on SQLite, which serves one process, it is twice the same one. */
export class TwoInstances {
  private made = 0;
  private readonly passwordHash = hashPassword(PASSWORD);

  private constructor(
    readonly one: Line,
    readonly other: Line,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(kind: DatabaseKind): Promise<TwoInstances> {
    const database = await kind.create();
    const open = () => Line.open(kept(database), { environment: SESSIONS });
    const one = await open();
    const other = database.url.startsWith('sqlite') ? one : await open();
    return new TwoInstances(one, other, () => database.drop());
  }

  /** Adds a user who can sign in. */
  async add(role: Role, more: Partial<NewUser> = {}): Promise<{ id: number; email: string }> {
    this.made += 1;
    const email = `${role}${this.made}@two.example.com`;
    const access = { email, passwordHash: await this.passwordHash };
    const { id } = await this.one.company.person(`${role} ${this.made}`, role, { ...access, ...more });
    return { id, email };
  }

  /** Adds a user with a session, as a login gives it, at one instance. */
  async signIn(role: Role, at: Line = this.one): Promise<Administrator> {
    const { id, email } = await this.add(role);
    const token = at.app.get(Tokens).issue({ userId: id, version: 0 });
    return new Administrator(id, email, token, at.url);
  }

  async close(): Promise<void> {
    if (this.other !== this.one) await this.other.close();
    await this.one.close();
    await this.drop();
  }
}
