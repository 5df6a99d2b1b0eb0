import { JwtService } from '@nestjs/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';

onEachDatabase('sessions', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    await signIn(line, 'admin');
  });
  afterAll(() => line.close());

  const login = (email: string, password: string) => line.post('/api/auth/login', { email, password });
  const me = async (token: string) => {
    const response = await fetch(`${line.url}/api/auth/me`, { headers: { Authorization: `Bearer ${token}` } });
    return response.status;
  };

  it('begin with the right e-mail and password, in any case of the e-mail', async () => {
    const person = await signIn(line, 'manager');
    const { status, body } = await login(` ${person.email.toUpperCase()} `, 'copper kettle in the rain');
    expect(status).toBe(200);
    expect(body).toEqual({ accessToken: expect.any(String) as string, tokenType: 'Bearer', expiresIn: 28_800 });
    expect(await person.get('/api/auth/me')).toMatchObject({ status: 200, body: { id: person.id, role: 'manager' } });
  });

  it('do not begin otherwise, and the answer does not tell why', async () => {
    const { email } = await signIn(line, 'manager');
    const wrong = await login(email, 'wrong password');
    expect(wrong).toEqual(await login('nobody@example.com', 'wrong password'));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'WRONG_LOGIN' } });
  });

  it('last eight hours', async () => {
    const person = await signIn(line, 'technician');
    line.clock.advance(8 * 3600 - 1);
    expect((await person.get('/api/auth/me')).status).toBe(200);
    line.clock.advance(2);
    expect((await person.get('/api/auth/me')).status).toBe(401);
  });

  describe('end at once', () => {
    it.each([
      ['when the user is deactivated', { active: false }],
      ['when the user gets another role', { role: 'technician' }],
      ['when the user gets another password', { password: 'another password' }],
    ])('%s', async (_, change) => {
      const admin = await signIn(line, 'admin');
      const person = await signIn(line, 'manager');
      expect((await admin.send('PATCH', `/api/users/${person.id}`, change)).status).toBe(200);
      expect((await person.get('/api/auth/me')).status).toBe(401);
    });

    it('when the user is deleted', async () => {
      const admin = await signIn(line, 'admin');
      const person = await signIn(line, 'manager');
      expect((await admin.send('DELETE', `/api/users/${person.id}`)).status).toBe(204);
      expect((await person.get('/api/auth/me')).status).toBe(401);
    });

    it('when the user changes their own password, but for the new session that comes with it', async () => {
      const person = await signIn(line, 'technician');
      const passwords = { currentPassword: 'copper kettle in the rain', newPassword: 'staple battery horse' };
      const { status, body } = await person.send('PUT', '/api/auth/password', passwords);
      expect(status).toBe(200);
      expect((await person.get('/api/auth/me')).status).toBe(401);
      expect(await me((body as { accessToken: string }).accessToken)).toBe(200);
      expect((await login(person.email, 'staple battery horse')).status).toBe(200);
    });
  });

  it.each<[string, object, number]>([
    ['ends with them when one changes one’s password', {}, 401],
    ['stays open when one says so', { keepCalendarToken: true }, 200],
  ])('have a calendar feed beside them, which %s', async (_, more, status) => {
    const person = await signIn(line, 'technician');
    const { body } = await person.send('POST', '/api/on-call/calendar-token');
    const { token } = body as { token: string };
    const feed = async () =>
      (await fetch(`${line.url}/api/on-call/calendar.ics?token=${token}&userId=${person.id}`)).status;
    expect(await feed()).toBe(200);
    const passwords = { currentPassword: 'copper kettle in the rain', newPassword: 'staple battery horse' };
    expect((await person.send('PUT', '/api/auth/password', { ...passwords, ...more })).status).toBe(200);
    expect(await feed()).toBe(status);
  });

  it('are not made by a token of another kind', async () => {
    const { id } = await signIn(line, 'admin');
    const now = Math.floor(line.clock.now().getTime() / 1000);
    const claims = { sub: String(id), ver: 0, iat: now, exp: now + 600 };
    const right = { issuer: 'ewf-emergency-call-service', audience: 'ewf-administration', algorithm: 'HS256' } as const;
    const sign = (more: object, secret = SESSIONS.JWT_SECRET) =>
      new JwtService({ secret }).sign(claims, { ...right, ...more });
    expect(await me(sign({}))).toBe(200);
    expect(await me(sign({ algorithm: 'HS512' }))).toBe(401);
    expect(await me(sign({ issuer: 'somebody-else' }))).toBe(401);
    expect(await me(sign({ audience: 'something-else' }))).toBe(401);
    expect(await me(sign({}, 'another-secret-0123456789-0123456789'))).toBe(401);
    const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${sign({}).split('.')[1]}.`;
    expect(await me(unsigned)).toBe(401);
  });
});
