import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { LiveStream, type LiveEvent, type LiveState } from '../api/live-stream';
import { keys } from '../api/queries';

interface Live {
  readonly state: LiveState;
  /** Since when it is lost, epoch milliseconds; null: it is not. */
  readonly lostSince: number | null;
  /** Calls whose exhaustion nobody here has seen yet, newest last. */
  readonly alarms: readonly number[];
  readonly dismiss: (incidentId: number) => void;
}

const Context = createContext<Live>({ state: 'connecting', lostSince: null, alarms: [], dismiss: () => undefined });

/** The live stream, shared by the whole page. */
export function useLive(): Live {
  return use(Context);
}

/** Events come in bursts: what they changed is read once for all of them. */
const GATHER_MILLISECONDS = 60;

/** Keeps what is shown true while things happen, and rings the alarm when a caller reaches nobody. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [lostSince, setLostSince] = useState<number | null>(null);
  const [alarms, setAlarms] = useState<readonly number[]>([]);
  const changed = useRef(new Set<number>());

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gathered = changed.current;
    const tell = (): void => {
      timer = undefined;
      for (const id of gathered) void queries.invalidateQueries({ queryKey: keys.incident(id) });
      gathered.clear();
      void queries.invalidateQueries({ queryKey: keys.incidents });
      void queries.invalidateQueries({ queryKey: keys.previewNow });
    };
    const onEvent = (event: LiveEvent): void => {
      gathered.add(event.incidentId);
      timer ??= setTimeout(tell, GATHER_MILLISECONDS);
      if (event.type !== 'exhausted') return;
      setAlarms((known) => (known.includes(event.incidentId) ? known : [...known, event.incidentId]));
    };
    const onState = (now: LiveState): void => {
      setState(now);
      setLostSince((since) => (now === 'live' ? null : (since ?? Date.now())));
      // What happened between the last answer and the beginning of the stream would otherwise be missed.
      if (now === 'live') void queries.invalidateQueries();
    };
    const stream = new LiveStream(onState, onEvent);
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [queries]);

  const dismiss = (incidentId: number): void => setAlarms((known) => known.filter((id) => id !== incidentId));
  return <Context value={{ state, lostSince, alarms, dismiss }}>{children}</Context>;
}
