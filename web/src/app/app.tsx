import { Center, Loader } from '@mantine/core';
import { useStrings } from '../strings';
import { LiveProvider } from './live';
import { Login } from './login';
import { FirstStart } from './first-start';
import { SessionContext, useSessionState } from './session';
import { Shell } from './shell';
import { Trouble } from '../ui/loaded';

/** The page: whoever is signed in sees it, all others the door. */
export function App() {
  const strings = useStrings();
  const state = useSessionState();
  switch (state.kind) {
    case 'loading':
      return (
        <Center mih="100dvh">
          <Loader aria-label={strings.common.loading} role="status" />
        </Center>
      );
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
    case 'signed-in':
      return (
        <SessionContext value={state}>
          <LiveProvider>
            <Shell />
          </LiveProvider>
        </SessionContext>
      );
  }
}
