import { afterAll, beforeAll, expect, it } from 'vitest';
import { Accounts } from '../../src/access/admin-command/accounts.js';
import { FirstAdminService } from '../../src/access/first-admin.service.js';
import { AccessRecords } from '../../src/access/records/access-records.service.js';
import { DomainError } from '../../src/common/index.js';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAvailability, UnitOfWork } from '../../src/database/index.js';
import { Administration, UsersService } from '../../src/users/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

const PASSWORD = 'seven quiet walnut trees';
let nth = 0;
const freeEmail = (): string => `person${(nth += 1)}@example.com`;

onEachDatabase('the interface, the command for operators and the environment', (kind) => {
  let line: Line;
  let newLine: Line;
  let admin: SignedInPerson;
  let accounts: Accounts;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    newLine = await Line.open(kind, { environment: SESSIONS });
    admin = await signIn(line, 'admin');
    const { app } = line;
    accounts = new Accounts(app.get(UnitOfWork), app.get(UsersService), app.get(AccessRecords));
  });
  afterAll(async () => {
    await line.close();
    await newLine.close();
  });

  /** Whether the first admin is made of these, in a service that has none. */
  async function isFirstAdmin(email: string, password: string): Promise<boolean> {
    const { app } = newLine;
    const environment = parseEnvironment({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password });
    const rooms = [app.get(UnitOfWork), app.get(Administration), app.get(UsersService)] as const;
    const firstAdmin = new FirstAdminService(...rooms, app.get(DatabaseAvailability), environment);
    await newLine.dataSource.query('UPDATE users SET active = 0');
    return isTaken(() => firstAdmin.ensure());
  }

  /** Whether each door takes the values: POST, PATCH, `create` and `reset-password` of the command, ADMIN_… */
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
    const first = await isFirstAdmin(posted.status === 201 ? freeEmail() : email, password);
    return { posted: posted.status === 201, patched: patched.status === 200, created, reset, first };
  }

  it('take what is right', async () => {
    expect(await doors({})).toEqual({ posted: true, patched: true, created: true, reset: true, first: true });
  });

  it.each([
    ['turns the rest', 'ro\u202eot@example.com'],
    ['turns the rest of the domain', 'root@ex\u2066ample.com'],
    ['has a sign that nobody sees', 'ro\u200bot@example.com'],
    ['has a soft hyphen', 'ro\u00adot@example.com'],
    ['has a filler', 'ro\u3164ot@example.com'],
    ['has a sign for variants', 'ro\ufe0fot@example.com'],
    ['has a joiner of marks', 'ro\u034fot@example.com'],
    ['has a blank between', 'ro ot@example.com'],
    ['has nothing before the @', '@example.com'],
    ['is two', 'root@example.com,boss@example.com'],
    ['is empty', ''],
    ['has a zero byte', 'ro\u0000ot@example.com'],
    ['has no domain of its own', 'root@x'],
    ['is too long', `${'r'.repeat(64)}@${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.com`],
  ])('refuse an e-mail that %s', async (_, email) => {
    const refused = { posted: false, patched: false, created: false, first: false };
    expect(await doors({ email })).toMatchObject(refused);
  });

  it('keep an e-mail in one spelling, with blanks around it or capitals', async () => {
    const emails = [freeEmail(), freeEmail(), freeEmail()];
    const typed = emails.map((email) => ` ${email.toUpperCase()} `);
    const [posted = '', patched = '', created = ''] = typed;
    const person = { name: ' Ann Lee ', role: 'admin', password: PASSWORD };
    expect(await admin.send('POST', '/api/users', { ...person, email: posted })).toMatchObject({ status: 201 });
    const { id } = await line.company.technician('Kim', { email: freeEmail() });
    const change = { name: person.name, email: patched };
    expect(await admin.send('PATCH', `/api/users/${id}`, change)).toMatchObject({ status: 200 });
    await accounts.create(created, person.name, PASSWORD);
    const rows = await line.rows<{ name: string; email: string }>('SELECT name, email FROM users');
    const kept = rows.filter(({ email }) => emails.includes(email)).map(({ name }) => name);
    expect(kept).toEqual(['Ann Lee', 'Ann Lee', 'Ann Lee']);
  });

  it.each([
    ['turns the rest', 'Ann \u202eeeL'],
    ['has nothing to see', '\u200b'],
    ['has two lines', 'Ann\nLee'],
    ['is empty', ''],
    ['is long', 'A'.repeat(121)],
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
    const refused = { posted: false, patched: false, created: false, reset: false, first: false };
    expect(await doors({ password })).toEqual(refused);
  });

  it.each([
    ['a name whose blanks around it make it long', { name: ` ${'A'.repeat(119)} ` }],
    [
      'a password that is long until its accents are composed',
      { password: `${PASSWORD} ${'e\u0301a\u0300o\u0302'.repeat(50)}` },
    ],
  ])('take %s', async (_, values) => {
    expect(await doors(values)).toEqual({ posted: true, patched: true, created: true, reset: true, first: true });
  });

  it.each(['4155550101', '+1 415 555 0101', '+1415', '+14155550101 ', '+0123456789', 'anonymous', ''])(
    'refuse the phone %j',
    async (phoneE164) => {
      const { id } = await line.company.technician('Kim');
      const posted = await admin.send('POST', '/api/users', { name: 'Ann', role: 'technician', phoneE164 });
      const patched = await admin.send('PATCH', `/api/users/${id}`, { phoneE164 });
      const named = { status: 400, body: { details: [{ field: 'phoneE164' }] } };
      expect([posted, patched]).toMatchObject([named, named]);
    },
  );

  it('refuse the name, e-mail and phone of the person as a password', async () => {
    const email = 'quagliardi.wzyk@example.com';
    const person = { name: 'Quagliardi Wzyk', email, phoneE164: '+14155550142' };
    const { id } = await line.company.technician(person.name, { email, phoneE164: person.phoneE164 });
    for (const password of ['quagliardi7', 'kyzw-idrailgauq', 'Wzyk.quagliardi', '4155550142']) {
      const { email: _, ...other } = person;
      const posted = await admin.send('POST', '/api/users', { ...other, role: 'technician', password });
      const patched = await admin.send('PATCH', `/api/users/${id}`, { password });
      const reset = await isTaken(() => accounts.resetPassword(email, password, false));
      expect([password, posted.status, patched.status, reset]).toEqual([password, 422, 422, false]);
    }
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
