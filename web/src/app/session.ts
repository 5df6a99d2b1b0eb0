import { useQuery } from '@tanstack/react-query';
import { createContext, use, useState } from 'react';
import { ApiError, call, rememberSession, type Answer } from '../api/client';

type Session = Answer<'GET /api/auth/session'>;

/** The user who is signed in. */
export type Me = Session['user'];

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable'; readonly error: unknown; readonly refresh: () => void }
  | { readonly kind: 'first-start'; readonly hasSecret: boolean; readonly refresh: () => void }
  | { readonly kind: 'signed-out'; readonly isOver: boolean; readonly refresh: () => void }
  | SignedIn;

export interface SignedIn {
  readonly kind: 'signed-in';
  readonly me: Me;
  readonly refresh: () => void;
}

/** Under which the session is kept among the queries. */
export const SESSION = ['session'];

const AGAIN_MS = 3000;

function isUnreachable(error: Error | null): boolean {
  return error !== null && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500);
}

/** Whether somebody is signed in, asked of the service: the page itself can not see the cookie. */
export function useSessionState(): State {
  const [isOver, setOver] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: SESSION,
    queryFn: ({ signal }) => call('GET /api/auth/session', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // The page may be here before the service is.
    refetchInterval: ({ state }) => (state.data === undefined && isUnreachable(state.error) ? AGAIN_MS : false),
  });
  const refresh = (): void => {
    void refetch().then(({ isSuccess }) => {
      if (isSuccess) setOver(false);
    });
  };
  if (isPending) return { kind: 'loading' };
  const { status, code } = error instanceof ApiError ? error : { status: 0, code: '' };
  // People stay signed in while the service can not be asked: what they see must not go away with it.
  if (data && status !== 401 && !isOver) {
    rememberSession(data.csrfToken, () => {
      void refetch({ cancelRefetch: false }).then((answer) => {
        if (answer.error instanceof ApiError && answer.error.status === 401) setOver(true);
      });
    });
    return { kind: 'signed-in', me: data.user, refresh };
  }
  if (code === 'NO_ADMIN') return { kind: 'first-start', hasSecret: true, refresh };
  if (code === 'LOGIN_DISABLED') return { kind: 'first-start', hasSecret: false, refresh };
  if (status === 401 || isOver) return { kind: 'signed-out', isOver, refresh };
  return { kind: 'unreachable', error, refresh };
}

/** The session of everything that is behind the door. */
export const SessionContext = createContext<SignedIn | null>(null);

/** Returns who is signed in, and what they may do. */
export function useMe(): {
  readonly me: Me;
  readonly mayEdit: boolean;
  readonly isAdmin: boolean;
  refresh: () => void;
} {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is signed in here');
  const { me, refresh } = session;
  return { me, mayEdit: me.role !== 'technician', isAdmin: me.role === 'admin', refresh };
}
