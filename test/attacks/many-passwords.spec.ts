import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';

let line: Line;
beforeAll(async () => {
  line = await Line.open(sqlite, { environment: SESSIONS });
});
afterAll(() => line.close());

it('Passwords are checked a few at a time: the others are told to try again, and a right one gets in afterwards', async () => {
  const { email } = await signIn(line, 'admin');
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, nth) => {
      const response = await fetch(`${line.url}/api/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `203.0.113.${nth}` },
        body: JSON.stringify({ email: `somebody${nth}@example.com`, password: 'a guess' }),
      });
      return { status: response.status, retryAfter: response.headers.get('retry-after') };
    }),
  );
  const refused = answers.filter(({ status }) => status !== 401);
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ status: 503, retryAfter: '2' })]),
  );
  const right = await line.post('/api/auth/login', { email, password: 'copper kettle in the rain' });
  expect(right.status).toBe(200);
});
