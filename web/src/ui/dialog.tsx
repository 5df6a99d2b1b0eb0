import { Button, Drawer, Modal, type ModalProps } from '@mantine/core';
import { use, useMemo, type ReactNode } from 'react';
import { DialogContext, leave, useQuestion } from '../app/unsaved';
import { useStrings } from '../strings';
import { useReturnFocus } from './return-focus';

interface Props {
  readonly title: string;
  readonly size?: ModalProps['size'];
  /** Whether it comes from the side, for long forms. */
  readonly isDrawer?: boolean;
  /** Closes it, without a question. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A form over the page. The focus begins in its first field (`data-autofocus`) and returns to where it was; closing it by
 * whatever way asks first while something within is not saved (`useUnsaved`).
 */
export function Dialog({ title, size, isDrawer = false, onClose, children }: Props) {
  useReturnFocus();
  const { common } = useStrings();
  const unsaved = useMemo(() => new Set<object>(), []);
  const close = (): void => leave(onClose, unsaved);
  // Escape answers the question then, and not this dialog too.
  const closeOnEscape = useQuestion() === null;
  const shared = {
    opened: true,
    onClose: close,
    closeOnEscape,
    title,
    closeButtonProps: { 'aria-label': common.close },
  };
  return (
    <DialogContext value={{ unsaved, close }}>
      {isDrawer ? (
        <Drawer {...shared} position="right" size={size ?? 'lg'}>
          {children}
        </Drawer>
      ) : (
        <Modal {...shared} {...(size !== undefined && { size })}>
          {children}
        </Modal>
      )}
    </DialogContext>
  );
}

/** The button that closes the dialog it is in. */
export function CancelButton() {
  const { common } = useStrings();
  const dialog = use(DialogContext);
  return (
    <Button variant="default" onClick={() => dialog?.close()}>
      {common.cancel}
    </Button>
  );
}
