import { Button, Group, Modal, Text } from '@mantine/core';
import { useStrings } from '../strings';
import { closeQuestion, useQuestion } from './unsaved';

/** Asks, for the whole page, before something that is not saved is left behind. */
export function UnsavedQuestion() {
  const { common } = useStrings();
  const go = useQuestion();
  const leave = (): void => {
    closeQuestion();
    go?.();
  };
  return (
    <Modal
      opened={go !== null}
      // Once the key press is over, which would otherwise close the dialog below too.
      onClose={() => setTimeout(closeQuestion)}
      title={common.unsavedTitle}
      zIndex={400}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Text>{common.unsavedText}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={closeQuestion} data-autofocus>
          {common.unsavedStay}
        </Button>
        <Button color="red" onClick={leave}>
          {common.unsavedLeave}
        </Button>
      </Group>
    </Modal>
  );
}
