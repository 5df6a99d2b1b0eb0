import type { Twilio } from 'twilio';

/** Errors and warnings that Twilio logged, by their number. */
export interface LoggedError {
  /** Twilio's error number, such as 11200. */
  readonly code: number;
  readonly count: number;
  readonly lastAt: Date;
}

/** How many entries of the log are read: an hour of trouble may have thousands. */
const MAX_ENTRIES = 1000;

/** Reads Twilio's error log since an instant, most frequent number first. @throws what the client throws. */
export async function readErrorLog(client: Twilio, since: Date): Promise<LoggedError[]> {
  const alerts = await client.monitor.v1.alerts.list({ startDate: since, limit: MAX_ENTRIES });
  const byCode = new Map<number, LoggedError>();
  for (const { errorCode, dateCreated } of alerts) {
    const code = Number(errorCode);
    const known = byCode.get(code);
    const lastAt = known && known.lastAt > dateCreated ? known.lastAt : dateCreated;
    byCode.set(code, { code, count: (known?.count ?? 0) + 1, lastAt });
  }
  return [...byCode.values()].toSorted((a, b) => b.count - a.count || a.code - b.code);
}
