import type { DemoAdmin } from './company.js';

/** Somebody who has signed in, as the page does it. */
export class SignedIn {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Signs in. @throws Error when the service refuses. */
  static async as({ email, password }: DemoAdmin, url: string): Promise<SignedIn> {
    const response = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { accessToken } = (await expected(response)) as { accessToken: string };
    return new SignedIn(url, accessToken);
  }

  /** Sends a request and returns the JSON of the response. @throws Error when it is refused. */
  async post(path: string, body: object): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json', ...this.authorization };
    return expected(await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** Returns the sound at an address: its type, and its bytes. @throws Error when it is refused. */
  async listen(path: string): Promise<{ readonly type: string; readonly bytes: number }> {
    const response = await fetch(`${this.url}${path}`, { headers: this.authorization });
    if (!response.ok) await expected(response);
    const { byteLength: bytes } = await response.arrayBuffer();
    return { type: response.headers.get('content-type') ?? '', bytes };
  }

  private get authorization(): { readonly Authorization: string } {
    return { Authorization: `Bearer ${this.token}` };
  }
}

async function expected(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: ${await response.text()}`);
  return response.json();
}
