import { afterAll, beforeAll, expect, it } from 'vitest';
import { Accounts } from '../../src/access/admin-command/accounts.js';
import { AccessRecords } from '../../src/access/records/access-records.service.js';
import { DomainError } from '../../src/common/index.js';
import { UnitOfWork } from '../../src/database/index.js';
import { UsersService } from '../../src/users/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

const PASSWORD = 'seven quiet walnut trees';
let nth = 0;
const freeEmail = (): string => `person${(nth += 1)}@example.com`;

onEachDatabase('the interface and the command for operators', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  let accounts: Accounts;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    admin = await signIn(line, 'admin');
    const { app } = line;
    accounts = new Accounts(app.get(UnitOfWork), app.get(UsersService), app.get(AccessRecords));
  });
  afterAll(() => line.close());

  /** Whether each door takes the values: POST, PATCH, and `create` and `reset-password` of the command. */
  async function doors({
    name = 'Ann Lee',
    email = freeEmail(),
    password = PASSWORD,
  }): Promise<Record<string, boolean>> {
    const posted = await admin.send('POST', '/api/users', { name, role: 'admin', email, password });
    const { id } = await line.company.technician('Kim', { email: freeEmail() });
    const another = posted.status === 201 ? freeEmail() : email;
    const patched = await admin.send('PATCH', `/api/users/${id}`, { name, password, email: another });
    const created = await isTaken(() => accounts.create(patched.status === 200 ? freeEmail() : email, name, password));
    const owner = freeEmail();
    await line.company.technician('Kim', { email: owner });
    const reset = await isTaken(() => accounts.resetPassword(owner, password, false));
    return { posted: posted.status === 201, patched: patched.status === 200, created, reset };
  }

  it('take what is right', async () => {
    expect(await doors({})).toEqual({ posted: true, patched: true, created: true, reset: true });
  });

  it.each([
    ['turns the rest', 'ro\u202eot@example.com'],
    ['turns the rest of the domain', 'root@ex\u2066ample.com'],
    ['has a sign that nobody sees', 'ro\u200bot@example.com'],
    ['has a soft hyphen', 'ro\u00adot@example.com'],
    ['has a filler', 'ro\u3164ot@example.com'],
    ['has a zero byte', 'ro\u0000ot@example.com'],
    ['has no domain of its own', 'root@x'],
    ['is too long', `${'r'.repeat(64)}@${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.com`],
  ])('refuse an e-mail that %s', async (_, email) => {
    expect(await doors({ email })).toMatchObject({ posted: false, patched: false, created: false });
  });

  it.each([
    ['turns the rest', 'Ann \u202eeeL'],
    ['has nothing to see', '\u200b'],
    ['has two lines', 'Ann\nLee'],
  ])('refuse a name that %s', async (_, name) => {
    expect(await doors({ name })).toMatchObject({ posted: false, patched: false, created: false });
  });

  it.each([
    ['is short', 'walnut'],
    ['is short in signs', '\u{1F332}'.repeat(6)],
    ['is long', 'seven quiet walnut trees '.repeat(9)],
    ['is easily guessed', 'password12345'],
    ['has a control character', 'seven quiet\twalnut trees'],
    ['has half a character', 'seven quiet walnut trees \ud83c'],
  ])('refuse a password that %s', async (_, password) => {
    expect(await doors({ password })).toEqual({ posted: false, patched: false, created: false, reset: false });
  });

  it('change the rest of a person whose name or e-mail is of before this rule', async () => {
    const { id } = await line.company.technician('Old', { email: freeEmail() });
    await line.dataSource.query('UPDATE users SET name = ?, email = ? WHERE id = ?', ['O\u202eld', 'o\u202e@x', id]);
    expect(await admin.send('PATCH', `/api/users/${id}`, { priority: 3, available: false })).toMatchObject({
      status: 200,
    });
  });
});

async function isTaken(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof DomainError && [400, 422].includes(error.status)) return false;
    throw error;
  }
}
