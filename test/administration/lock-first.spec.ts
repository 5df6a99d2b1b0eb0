import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { Recorder } from '../kit/recorder.js';
import { inhabit, type Inhabited } from '../openapi/company.js';
import { readDocument, type OpenApi } from '../openapi/document.js';
import { send, validRequest } from '../openapi/requests.js';
import { Administrator } from './kit.js';
import { CHANGES } from './resources.js';

/** A statement that writes what people administer. */
const WRITES =
  /^(INSERT INTO|UPDATE|DELETE FROM) [`"]?(users|on_call_\w+|business_hours\w*|holidays|rotating_pool_members|ladders|ladder_steps|roster_revision|change_log)\b/;
/** Calls write turns of the pool, and readiness asks whether they could: these are no administration. */
const TURN = /^UPDATE `rotating_pool_members` SET `last_turn` = (\(SELECT|`last_turn` WHERE 1 = 0)/;

/** What an entry of the on-call plan keeps of each of its versions. */
const VERSION = ['version', 'valid_from'];

onEachDatabase('every operation that writes what people administer', (kind) => {
  let line: Line;
  let api: OpenApi;
  let company: Inhabited;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    company = await inhabit(line);
    api = await readDocument(line);
  });
  afterAll(() => line.close());

  it('takes the administrative lock before anything else', async () => {
    const lock = `SELECT \`revision\` FROM \`roster_revision\` WHERE \`id\` = ?${kind.name === 'SQLite' ? '' : ' FOR UPDATE'}`;
    const recorder = new Recorder(line.dataSource);
    const writing: string[] = [];
    const deletionsLast = api.operations
      .filter(({ path }) => !path.endsWith('/stream'))
      .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
    for (const operation of deletionsLast) {
      recorder.take();
      const token = /^\/api\/(telephony|notifications)\//.test(operation.path)
        ? SECRET
        : (company.tokens[operation.name] ?? company.token);
      const sample = validRequest(operation, api, { ...company.known, ...company.special[operation.name] });
      const change = CHANGES[operation.name]?.body?.(1);
      const body = change ? { ...change } : sample.body;
      await (await send(line.url, token, operation, { ...sample, body })).text();
      const units = unitsIn(recorder.take().map(({ sql }) => sql));
      const administrative = units.filter((unit) => unit.some((sql) => WRITES.test(sql) && !TURN.test(sql)));
      for (const unit of administrative) expect(unit[0], `${operation.name}:\n${unit.join('\n')}`).toBe(lock);
      if (administrative.length > 0) writing.push(operation.name);
    }
    expect(writing).toEqual(expect.arrayContaining(KNOWN_TO_WRITE));
  });

  it.each([
    ['PATCH', '/api/users/1', { name: 'Another' }, 'users', ['name', 'updated_at']],
    ['PATCH', '/api/on-call/shifts/:id', { level: 'secondary' }, 'on_call_shifts', ['level', ...VERSION]],
    ['PATCH', '/api/on-call/overrides/:id', { reason: 'Ill' }, 'on_call_overrides', ['reason', ...VERSION]],
    ['PATCH', '/api/on-call/rotations/:id', { name: 'Days' }, 'on_call_rotations', ['name', ...VERSION]],
    ['PUT', '/api/rotating-pool', { members: [2, 1] }, 'rotating_pool_members', ['position']],
  ])('writes only what was given: %s %s %j', async (method, path, body, table, columns) => {
    await company.settle();
    await line.company.pool(...[1, 2].map((id) => ({ id, name: '', phone: '' })));
    const { id } = company.special[`${method} ${path.replace(':id', '{id}')}`] ?? {};
    const recorder = new Recorder(line.dataSource);
    const admin = new Administrator(1, '', company.token, line.url);
    const reply = await admin.send(method, path.replace(':id', String(id)), { body });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    const about = new RegExp(`^(INSERT INTO|UPDATE|DELETE FROM) [\`"]?${table}\\b`);
    const statements = recorder.take().filter(({ sql }) => about.test(sql));
    expect(statements.map(({ sql }) => writtenBy(sql))).toEqual([columns]);
  });
});

/** The columns that an UPDATE writes; none for any other statement. */
function writtenBy(sql: string): string[] {
  const assignments = /^UPDATE \S+ SET (.*) WHERE /.exec(sql)?.[1] ?? '';
  return [...assignments.matchAll(/[`"](\w+)[`"] = /g)].map(([, column = '']) => column);
}

/** Operations that are sure to write, so that the test can't pass by having seen nothing. */
const KNOWN_TO_WRITE = [
  ...Object.keys(CHANGES),
  'POST /api/users',
  'PUT /api/auth/password',
  'PUT /api/auth/session/password',
  'POST /api/on-call/calendar-token',
  'POST /api/on-call/shifts',
  'POST /api/on-call/overrides',
  'POST /api/on-call/rotations',
  'POST /api/business-hours/holidays/import',
];

/** The statements of each transaction, without its begin and end. */
function unitsIn(statements: readonly string[]): string[][] {
  const units: string[][] = [];
  for (const sql of statements) {
    if (/^(START|BEGIN)\b/.test(sql)) units.push([]);
    else if (!/^(COMMIT|ROLLBACK)/.test(sql)) units.at(-1)?.push(sql);
  }
  return units;
}
