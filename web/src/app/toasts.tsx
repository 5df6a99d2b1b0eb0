import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useStrings } from '../strings';

/** What is said for a moment, with a button that has a name. */
export function Toasts() {
  const { common } = useStrings();
  const closeButtonProps = { 'aria-label': common.close };
  return (
    <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-center" limit={3} />
    </MantineThemeProvider>
  );
}
