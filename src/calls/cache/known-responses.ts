import { beginningOf, secondsAfter, storedAnswer, type Repetition, type StoredAnswer } from '../../incidents/index.js';

/** For how long a response is kept for a repetition of its request, in seconds. */
const KEPT_SECONDS = 3600;
/** How many responses are kept at most. */
const MAX_RESPONSES = 50_000;

/** A response, and the incident that it was of; 0: nobody knew it. */
export interface KnownResponse {
  readonly key: string;
  readonly answer: unknown;
  readonly at: Date;
  readonly incidentId: number;
}

/** The responses that requests had, for repetitions of them. */
export class KnownResponses {
  private readonly byKey = new Map<string, KnownResponse>();

  /** Keeps a response; returns the incidents of those that are forgotten for it. */
  keep(response: KnownResponse): number[] {
    const forgotten: number[] = [];
    const oldest = secondsAfter(response.at, -KEPT_SECONDS);
    for (const [beginning, { at, incidentId }] of this.byKey) {
      if (at >= oldest && this.byKey.size < MAX_RESPONSES) break;
      this.byKey.delete(beginning);
      forgotten.push(incidentId);
    }
    const beginning = beginningOf(response.key);
    this.byKey.delete(beginning); // the newest is the last
    this.byKey.set(beginning, response);
    return forgotten;
  }

  /** Returns the response that the same request of an incident has had already; null: none is known. */
  find(replay: Repetition | null, incidentId: number | null): StoredAnswer | null {
    const known = replay === null ? undefined : this.byKey.get(beginningOf(replay.key));
    if (replay === null || known === undefined) return null;
    const isOfIncident = incidentId === null || known.incidentId === incidentId || known.incidentId === 0;
    const counts = isOfIncident && known.key.startsWith(replay.prefix) && known.at >= replay.since;
    return counts ? storedAnswer(replay, known.key, known.answer, known.at) : null;
  }
}
