import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useStrings } from '../../strings';
import { Confirm } from '../../ui/confirm';

/** Shows what a change would do before it is saved. */
export function Review({
  onClose,
  save,
  children,
}: {
  onClose: () => void;
  save: () => Promise<unknown>;
  children: ReactNode;
}) {
  const { ladders, common } = useStrings();
  const confirm = async (): Promise<void> => {
    await save();
    notifications.show({ message: ladders.saved });
  };
  return (
    <Confirm title={ladders.reviewTitle} action={common.save} danger={false} onClose={onClose} onConfirm={confirm}>
      {children}
    </Confirm>
  );
}
