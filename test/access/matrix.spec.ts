import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tokens } from '../../src/access/tokens.js';
import { hashPassword, type Role } from '../../src/users/index.js';
import { sqlite } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { inhabit, type Inhabited } from '../openapi/company.js';
import { readDocument, type OpenApi, type Operation } from '../openapi/document.js';
import { pathOf, validRequest, type Sample } from '../openapi/requests.js';
import { CREDENTIALS, LETS_IN, POLICY_OF, type Access, type Credential } from './policy.js';
import { Looking, routesOf } from './routes.js';

/** What shows that somebody was let in, or why not: the guards answer before anything else of a request is looked at. */
const REFUSED = new Set([401, 403]);
/** What a request shows, and how it shows it. */
interface Shown {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

describe('the policy', () => {
  let line: Line;
  let api: OpenApi;
  let company: Inhabited;
  let passwordHash: string;
  let made = 0;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: SESSIONS, modules: [Looking] });
    company = await inhabit(line);
    api = await readDocument(line);
    passwordHash = await hashPassword('copper kettle in the rain');
  });
  // Requests that Twilio's own would not be leave calls that no invariant holds for.
  afterAll(() => line.close({ check: false }));

  /** Somebody new with a session of their own: some operations end it. */
  const session = async (role: Role): Promise<{ id: number; token: string }> => {
    made += 1;
    const access = { email: `matrix${made}@example.com`, passwordHash };
    const { id } = await line.company.person(`Matrix ${made}`, role, access);
    return { id, token: line.app.get(Tokens).issue({ userId: id, version: 0 }) };
  };
  const bearer = (token: string): Shown => ({ headers: { Authorization: `Bearer ${token}` } });

  const show: Readonly<Record<Credential, () => Promise<Shown>>> = {
    nobody: async () => ({ headers: {} }),
    technician: async () => bearer((await session('technician')).token),
    manager: async () => bearer((await session('manager')).token),
    admin: async () => bearer((await session('admin')).token),
    'ended session': async () => {
      const { token } = await session('admin');
      const shown = bearer(token);
      const ended = await fetch(`${line.url}/api/auth/session`, { method: 'DELETE', headers: shown.headers });
      expect(ended.status).toBe(204);
      return shown;
    },
    'calendar token': async () => {
      const { id, token } = await session('admin');
      const answer = await fetch(`${line.url}/api/on-call/calendar-token`, {
        method: 'POST',
        headers: bearer(token).headers,
      });
      const calendar = (await answer.json()) as { token: string };
      return { ...bearer(calendar.token), query: { token: calendar.token, userId: id } };
    },
    'telephony secret': async () => bearer(SECRET),
  };

  const sampleOf = (operation: Operation): Sample => {
    const special = operation.path === '/api/on-call/calendar.ics' ? {} : company.special[operation.name];
    return validRequest(operation, api, { ...company.known, ...special });
  };

  const statusOf = async (operation: Operation, shown: Shown, sample = sampleOf(operation)): Promise<number> => {
    const leave = new AbortController();
    const query = { ...sample.query, ...shown.query };
    const response = await fetch(line.url + pathOf(operation, { ...sample, query }), {
      method: operation.method,
      headers: { ...(sample.body && !operation.isForm && { 'Content-Type': 'application/json' }), ...shown.headers },
      ...(sample.body && {
        body: operation.isForm
          ? new URLSearchParams(
              Object.entries(sample.body).map(([name, value]): [string, string] => [name, String(value)]),
            )
          : JSON.stringify(sample.body),
      }),
      signal: leave.signal,
    });
    if (!operation.path.endsWith('/stream')) await response.text();
    leave.abort();
    return response.status;
  };

  const accessOf = ({ name }: Operation): Access => POLICY_OF[name] ?? expect.fail(`${name} is not in the policy`);
  const outcomeOf = (status: number): string =>
    REFUSED.has(status) ? String(status) : status < 500 ? 'in' : `${status}`;

  it('names every operation of the description and every route, and no other', () => {
    const described = api.operations.map(({ name }) => name);
    const routes = routesOf(line).map(({ method, path }) => {
      const prefix = /^\/(health|metrics$|line\.vcf$)/.test(path) ? '' : '/api';
      return `${method} ${prefix}${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    });
    expect(Object.keys(POLICY_OF).toSorted()).toEqual(described.toSorted());
    expect(routes.toSorted()).toEqual(described.toSorted());
  });

  it('lets those who may change something read it', () => {
    for (const [operation, access] of Object.entries(POLICY_OF)) {
      const [method = '', path = ''] = operation.split(' ');
      const reading = POLICY_OF[`GET ${path}`];
      if (reading === undefined || !['PUT', 'PATCH', 'DELETE'].includes(method)) continue;
      expect(LETS_IN[reading], operation).toEqual(expect.arrayContaining([...LETS_IN[access]]));
    }
  });

  it.each(CREDENTIALS)(
    'lets in by %s what it says, and refuses the rest',
    async (credential) => {
      const found: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      const isUser = credential === 'technician' || credential === 'manager' || credential === 'admin';
      for (const operation of api.operations) {
        const access = accessOf(operation);
        const isIn = (LETS_IN[access] as readonly Credential[]).includes(credential);
        const isForUsers = access !== 'twilio' && access !== 'calendar';
        wanted[operation.name] = isIn ? 'in' : isUser && isForUsers ? '403' : '401';
        const own = sampleOf(operation);
        // Technicians set their own availability alone.
        const shown = await show[credential]();
        const sample = operation.path === '/api/users/{id}/availability' ? await withOwnId(own, shown) : own;
        found[operation.name] = outcomeOf(await statusOf(operation, shown, sample));
      }
      expect(found).toEqual(wanted);
    },
    60_000,
  );

  it('lets nobody change anything by a cookie alone, which a browser sends for any page', async () => {
    const found: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    const { token } = await session('admin');
    for (const operation of api.operations) {
      if (operation.method === 'GET' || accessOf(operation) === 'anyone') continue;
      wanted[operation.name] = accessOf(operation) === 'twilio' ? 401 : 403;
      found[operation.name] = await statusOf(operation, { headers: { Cookie: `ewf_session=${token}` } });
    }
    expect(found).toEqual(wanted);
  });

  async function withOwnId(sample: Sample, shown: Shown): Promise<Sample> {
    const answer = await fetch(`${line.url}/api/auth/me`, { headers: shown.headers });
    const { id } = (await answer.json()) as { id?: number };
    return id === undefined ? sample : { ...sample, path: { id } };
  }
});
