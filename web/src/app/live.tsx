import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { LiveStream, type LiveEvent, type LiveState } from '../api/live-stream';
import { keys } from '../api/queries';
import { noteBuild } from './build';

interface Live {
  readonly state: LiveState;
  /** Since when it is lost, epoch milliseconds; null: it is not. */
  readonly lostSince: number | null;
}

const Context = createContext<Live>({ state: 'connecting', lostSince: null });

/** The live stream, shared by the whole page. */
export function useLive(): Live {
  return use(Context);
}

/** Events come in bursts: what they changed is read once for all of them. */
const GATHER_MILLISECONDS = 60;
const MAX_READ_MILLISECONDS = 5000;

/** What comes from calls alone, and so is not made old by a change of people or plan. */
const OF_CALLS: readonly unknown[] = ['incidents', 'incident', 'now', 'follow-ups', 'figures', 'readiness'];

/** What any event of a call may change. */
const OF_EVENTS: readonly QueryKey[] = [keys.now, keys.incidents, keys.previewNow, keys.followUps, keys.messageList];

function isNotOfCalls({ queryKey }: { readonly queryKey: QueryKey }): boolean {
  return !OF_CALLS.includes(queryKey[0]);
}

/** Keeps what is shown true while things happen. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [lostSince, setLostSince] = useState<number | null>(null);
  const changed = useRef(new Set<number>());
  const isRosterChanged = useRef(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gathered = changed.current;
    // What is being read is waited for: a storm of events would otherwise begin it again and again, and end it never.
    const tell = async (): Promise<void> => {
      const isOfCalls = gathered.size > 0;
      const changedKeys = [...gathered].map((id) => keys.incident(id));
      gathered.clear();
      const all = isOfCalls ? [...OF_EVENTS, ...changedKeys] : [];
      const reads = all.map((queryKey) => queries.invalidateQueries({ queryKey }));
      if (isRosterChanged.current) reads.push(queries.invalidateQueries({ predicate: isNotOfCalls }));
      isRosterChanged.current = false;
      await Promise.race([Promise.all(reads), new Promise((resolve) => setTimeout(resolve, MAX_READ_MILLISECONDS))]);
      timer = undefined;
      if (gathered.size > 0 || isRosterChanged.current) soon();
    };
    const soon = (): void => {
      timer ??= setTimeout(() => void tell(), GATHER_MILLISECONDS);
    };
    const onEvent = (event: LiveEvent): void => {
      gathered.add(event.incidentId);
      soon();
    };
    const onRoster = (): void => {
      isRosterChanged.current = true;
      soon();
    };
    const onState = (now: LiveState, lastSign: number): void => {
      setState(now);
      setLostSince((since) => (now === 'live' ? null : (since ?? lastSign)));
      // What happened between the last answer and the beginning of the stream would otherwise be missed.
      if (now === 'live') void queries.invalidateQueries();
    };
    const stream = new LiveStream(onState, onEvent, noteBuild, onRoster);
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [queries]);

  return <Context value={{ state, lostSince }}>{children}</Context>;
}
