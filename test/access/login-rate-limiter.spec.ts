import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';

onEachDatabase('wrong logins', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
  });
  afterAll(() => line.close());

  const login = async (email: string, password: string, from: string) => {
    const reply = await line.post('/api/auth/login', { email, password }, { 'X-Forwarded-For': from });
    return reply.status;
  };

  it('are slowed for the account from that address, and its owner gets in from elsewhere', async () => {
    const { email } = await signIn(line, 'admin');
    for (let nth = 1; nth <= 5; nth += 1) expect(await login(email, 'a guess', '203.0.113.7')).toBe(401);
    expect(await login(email, 'a guess', '203.0.113.7')).toBe(429);
    expect(await login(email, 'copper kettle in the rain', '203.0.113.7')).toBe(429);
    expect(await login(email, 'copper kettle in the rain', '198.51.100.9')).toBe(200);
    line.clock.advance(901);
    expect(await login(email, 'copper kettle in the rain', '203.0.113.7')).toBe(200);
  });

  it('are slowed for an address that tries many accounts', async () => {
    for (let nth = 1; nth <= 30; nth += 1)
      expect(await login(`user${nth}@example.com`, 'a guess', '203.0.113.8')).toBe(401);
    expect(await login('user31@example.com', 'a guess', '203.0.113.8')).toBe(429);
  });

  it('do not slow calls down', async () => {
    const statuses = [];
    for (let nth = 1; nth <= 40; nth += 1) {
      const body = { callSid: `CA${nth}`, callerPhone: '+14155551234' };
      const headers = { Authorization: `Bearer ${SECRET}`, 'X-Forwarded-For': '203.0.113.8' };
      statuses.push((await line.post('/api/telephony/next-target', body, headers)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
