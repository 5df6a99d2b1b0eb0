import { Button, Modal, Stack, Text } from '@mantine/core';
import { useStrings } from '../strings';
import { LoginForm } from './login';

/** Covers the whole page after the session's end: who signs in again goes on with what is not saved. */
export function SignInAgain({ done, giveUp }: { done: () => void; giveUp: () => void }) {
  const { login, common } = useStrings();
  return (
    <Modal
      opened
      fullScreen
      onClose={() => undefined}
      closeOnEscape={false}
      withCloseButton={false}
      title={login.title}
      zIndex={500}
    >
      <Stack maw={460} mx="auto">
        <Text role="status">{login.overUnsaved}</Text>
        <LoginForm done={done} />
        <Button variant="default" onClick={giveUp}>
          {common.unsavedLeave}
        </Button>
      </Stack>
    </Modal>
  );
}
