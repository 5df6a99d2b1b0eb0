import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { call } from '../api/client';
import { keys, useChange } from '../api/queries';
import { useStrings } from '../strings';
import { Icon } from './icon';
import { notifyError } from './loaded';

/** Rings the reader's own phone, and then the caller of an incident. */
export function CallBackButton({ incidentId: id, caller }: { incidentId: number; caller: string }) {
  const strings = useStrings();
  const { followUps } = strings;
  const callBack = useChange(
    () => call('POST /api/incidents/{id}/call-back', { path: { id }, body: {} }),
    [keys.followUps, keys.incident(id)],
  );
  return (
    <Button
      loading={callBack.isPending}
      leftSection={<Icon name="phone" size={17} />}
      aria-label={followUps.forCaller(followUps.callBack, caller, id)}
      onClick={() =>
        callBack.mutate(undefined, {
          onSuccess: () => notifications.show({ message: followUps.youAreRung }),
          onError: (error) => notifyError(error, strings),
        })
      }
    >
      {followUps.callBack}
    </Button>
  );
}
