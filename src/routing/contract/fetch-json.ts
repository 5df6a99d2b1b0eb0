/** How long another system may take, in milliseconds. */
const TIMEOUT_MS = 5000;
/** How long its response may be, in bytes. */
const MAX_BYTES = 1_000_000;
const TOO_LONG = 'its response is too long';

/**
 * Returns the JSON that an address gives. Follows no redirect, and shows nothing of the address, which may hold a secret.
 * @throws Error with a reason that may be shown.
 */
export async function fetchJson(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await reached(
    fetch(url, {
      headers: { Accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it answers ${response.status}`);
  }
  const text = await reached(bounded(response));
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('its response is not JSON');
  }
}

async function bounded({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > MAX_BYTES) throw new Error(TOO_LONG);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function reached<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof Error)) throw new Error('it is not reached', { cause: error });
    if (error.name === 'TimeoutError') throw new Error(`it takes over ${TIMEOUT_MS} ms`, { cause: error });
    const { cause } = error;
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
    throw new Error(error.message === TOO_LONG ? TOO_LONG : `it is not reached${code}`, { cause: error });
  }
}
