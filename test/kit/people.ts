import type { INestApplication } from '@nestjs/common';
import { Administration, hashPassword, UsersService, type Role } from '../../src/users/index.js';
import type { Line, Reply } from './line.js';

/** What a test's environment needs for people to sign in. */
export const SESSIONS = { JWT_SECRET: 'Uq3ZtW8yKx5RvB2nHs7LmD4fJp9GcE6a' };
/** The password of everybody who is signed in by this kit. */
export const PASSWORD = 'copper kettle in the rain';
let made = 0;

/** Somebody who is signed in. */
export class SignedInPerson {
  constructor(
    readonly id: number,
    readonly email: string,
    private readonly url: string,
    /** The token of this user's session. */
    readonly token: string,
  ) {}

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  async send(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }
}

/** Makes a user of a role, by the service's own doors, and signs them in over HTTP. */
export async function signIn(
  line: Line,
  role: Role,
  more: { name?: string; phoneE164?: string } = {},
): Promise<SignedInPerson> {
  made += 1;
  const email = `${role}${made}@example.com`;
  const id = await addUser(line.app, { name: more.name ?? `${role} ${made}`, role, email, ...more });
  const response = await fetch(`${line.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return new SignedInPerson(id, email, line.url, accessToken);
}

async function addUser(app: INestApplication, user: { name: string; role: Role; email: string }): Promise<number> {
  const passwordHash = await hashPassword(PASSWORD);
  return app.get(Administration).write(null, (unit) => app.get(UsersService).create(unit, { ...user, passwordHash }));
}
