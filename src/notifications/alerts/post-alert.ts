import type { Happening } from '../message-state.js';

/** How long the other side may take, in milliseconds. */
const MAX_MILLISECONDS = 10_000;

/** What is posted. `text` is what incoming webhooks of chats show; the rest is for programs. */
export interface AlertBody {
  readonly text: string;
  readonly kind: string;
  readonly incidentId: number | null;
  /** The message that this is, by its id: one alert may be posted twice where its answer was lost. */
  readonly messageId: number;
}

/**
 * Posts an alert; what became of it. Nothing that is posted is lost by being posted again, so all but a refusal (4xx) is
 * tried again. Follows no redirect, and shows nothing of the address, which may hold a secret.
 */
export async function postAlert(url: string, body: AlertBody, owner: string): Promise<Happening> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(MAX_MILLISECONDS),
    });
    await response.body?.cancel();
    const { status } = response;
    if (status >= 200 && status < 300) return { kind: 'reported', sid: 'webhook', delivery: 'delivered', error: null };
    const again = status === 429 || status >= 500;
    return { kind: again ? 'not_sent' : 'refused', owner, error: `ALERT_WEBHOOK_URL answers ${status}` };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
    return { kind: 'not_sent', owner, error: `ALERT_WEBHOOK_URL is not reached${code}` };
  }
}
