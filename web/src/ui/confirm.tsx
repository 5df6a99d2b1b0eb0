import { Button, Group, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStrings } from '../strings';
import { notifyError } from './loaded';
import { useReturnFocus } from './return-focus';

/** Asks before something that hurts: what will happen is said within. */
export function Confirm({
  title,
  action,
  danger = true,
  onClose,
  onConfirm,
  children,
}: {
  title: string;
  action: string;
  danger?: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
  children: ReactNode;
}) {
  useReturnFocus();
  const strings = useStrings();
  const [isBusy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      notifyError(error, strings);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': strings.common.close }}>
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {strings.common.cancel}
        </Button>
        <Button {...(danger && { color: 'red' })} loading={isBusy} onClick={() => void confirm()}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
