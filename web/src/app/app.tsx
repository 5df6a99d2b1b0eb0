import { Center, Loader } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../strings';
import { Trouble } from '../ui/loaded';
import { useFieldMessages } from './field-messages';
import { FirstStart } from './first-start';
import { LiveProvider } from './live';
import { Login } from './login';
import { SessionContext, useSessionState, type SignedIn } from './session';
import { Shell } from './shell';
import { SignInAgain } from './sign-in-again';
import { discardUnsaved, hasUnsaved } from './unsaved';
import { UnsavedQuestion } from './unsaved-question';

/** The page: people who are signed in see it, all others the login. */
export function App() {
  const state = useSessionState();
  useFieldMessages();
  const [last, setLast] = useState<SignedIn | null>(null);
  if (state.kind === 'signed-in' && state.me !== last?.me) setLast(state);
  // A session may end while something is not saved: it stays where it is, covered, until somebody signs in again.
  const isHeld = state.kind === 'signed-out' && state.isOver && hasUnsaved();
  const session = state.kind === 'signed-in' ? state : isHeld ? last : null;
  if (session === null) return <Outside state={state} />;
  const giveUp = (): void => {
    discardUnsaved();
    setLast(null);
  };
  return (
    <SessionContext key={session.me.id} value={session}>
      <LiveProvider>
        <Shell />
        <UnsavedQuestion />
      </LiveProvider>
      {isHeld && <SignInAgain done={state.refresh} giveUp={giveUp} />}
    </SessionContext>
  );
}

function Outside({ state }: { state: ReturnType<typeof useSessionState> }) {
  const strings = useStrings();
  switch (state.kind) {
    case 'unreachable':
      return (
        <Center mih="100dvh" p="md">
          <Trouble error={state.error} retry={state.refresh} />
        </Center>
      );
    case 'first-start':
      return <FirstStart hasSecret={state.hasSecret} refresh={state.refresh} />;
    case 'signed-out':
      return <Login isOver={state.isOver} done={state.refresh} />;
    default:
      return (
        <Center mih="100dvh">
          <Loader aria-label={strings.common.loading} role="status" />
        </Center>
      );
  }
}
