import type { Line } from '../kit/line.js';
import { signIn } from '../kit/people.js';

/** The `Authorization` of somebody new who is signed in, for requests whose answers are no JSON. */
export async function authorization(line: Line): Promise<{ Authorization: string }> {
  const { email } = await signIn(line, 'technician');
  return authorizationOf(line.url, email, 'copper kettle in the rain');
}

/** The `Authorization` of a user, by their e-mail and password. */
export async function authorizationOf(
  url: string,
  email: string,
  password: string,
): Promise<{ Authorization: string }> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return { Authorization: `Bearer ${accessToken}` };
}
