import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One request of an attack. */
export interface AttackRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/**
 * Sends requests over several connections until it is told to stop, with a pause in milliseconds after each; returns
 * how often each status was answered.
 */
export async function flood(
  url: string,
  lanes: number,
  signal: AbortSignal,
  nth: (index: number) => AttackRequest,
  rest = 0,
): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const statuses = new Map<number, number>();
  let index = 0;
  const lane = async (): Promise<void> => {
    while (!signal.aborted) {
      index += 1;
      const status = await statusOf(url, agent, nth(index));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (rest > 0) await pause(rest);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  return statuses;
}

/** 0: the connection was closed. */
function statusOf(url: string, agent: Agent, { method, path, headers, body }: AttackRequest): Promise<number> {
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const outgoing = request(`${url}${path}`, { agent, method, headers: { ...length, ...headers } }, (incoming) => {
      incoming.resume();
      incoming.once('close', () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.once('error', () => resolve(0));
    outgoing.end(body);
  });
}
