import { Button, Stack } from '@mantine/core';
import { useStrings } from '../../strings';
import { Dialog } from '../../ui/dialog';

interface Props {
  readonly overrides: readonly { readonly id: number; readonly userName: string }[];
  readonly onChoose: (id: number) => void;
  readonly onClose: () => void;
}

/** Asks which of several overrides is to be changed that put people on call at the same time. */
export function WhichOverride({ overrides, onChoose, onClose }: Props) {
  const strings = useStrings();
  return (
    <Dialog title={strings.overrides.which} onClose={onClose}>
      <Stack gap="sm">
        {overrides.map(({ id, userName }, index) => (
          <Button
            key={id}
            variant="default"
            {...(index === 0 && { 'data-autofocus': true })}
            onClick={() => onChoose(id)}
          >
            {userName}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}
