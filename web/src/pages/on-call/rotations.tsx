import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type Rotation } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { useNames } from '../../ui/person-select';
import { RotationForm } from './rotation-form';
import classes from './timeline.module.css';

/** People who take turns. */
export function Rotations() {
  const strings = useStrings();
  const { onCall, common } = strings;
  const { mayEdit } = useMe();
  const names = useNames();
  const [opened, setOpened] = useState<Rotation | 'new' | null>(null);
  const [removed, setRemoved] = useState<Rotation | null>(null);
  const rotations = useQuery({
    queryKey: [...keys.onCall, 'rotations'],
    queryFn: ({ signal }) => call('GET /api/on-call/rotations', { query: { pageSize: 100 }, signal }),
  });
  const remove = useChange(({ id }: Rotation) => call('DELETE /api/on-call/rotations/{id}', { path: { id } }));
  return (
    <Card
      title={onCall.rotations}
      side={
        mayEdit && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setOpened('new')}
          >
            {onCall.newRotation}
          </Button>
        )
      }
    >
      <Loaded query={rotations}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{onCall.noRotations}</Empty>
          ) : (
            <ul className={classes.list}>
              {items.map((rotation) => (
                <li key={rotation.id}>
                  <span className={classes.grow}>
                    <strong>{rotation.name}</strong> · {strings.level[rotation.level]}
                    <Text size="sm" c="dimmed">
                      {onCall.rotationLine(
                        onCall.every(rotation.interval, rotation.period),
                        rotation.handoffTime,
                        rotation.timeZone,
                      )}
                    </Text>
                    <Text size="sm">
                      {rotation.participants.map((id, index) => (
                        // The same person may have several places.
                        <span key={index}>
                          {index > 0 && ' → '}
                          <PersonName id={id} name={names.get(id) ?? common.unknown} />
                        </span>
                      ))}
                    </Text>
                  </span>
                  {mayEdit && (
                    <Group gap={6}>
                      <Button variant="default" size="xs" onClick={() => setOpened(rotation)}>
                        {common.edit}
                      </Button>
                      <Button variant="default" size="xs" onClick={() => setRemoved(rotation)}>
                        {common.remove}
                      </Button>
                    </Group>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {opened !== null && <RotationForm rotation={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
      {removed !== null && (
        <Confirm
          title={onCall.removeSure(removed.name)}
          action={common.remove}
          onClose={() => setRemoved(null)}
          onConfirm={() => remove.mutateAsync(removed)}
        >
          <Text>{onCall.removeText}</Text>
        </Confirm>
      )}
    </Card>
  );
}
