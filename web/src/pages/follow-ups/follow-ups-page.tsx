import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { queryOf } from '../../api/client';
import { useFollowUps } from '../../api/queries';
import { navigate, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Pages } from '../../ui/pages';
import { FollowUpRow } from './follow-up-row';
import { ReceivedTexts } from './received-texts';
import classes from './follow-ups.module.css';

/** Callers nobody has spoken to: who looks after them, and what came of it. */
export default function FollowUpsPage() {
  const { followUps } = useStrings();
  const { mayEdit } = useMe();
  const isOpen = useQueryString().get('view') !== 'closed';
  const query = useFollowUps(isOpen);
  return (
    <Stack gap="md">
      <Title order={1}>{followUps.title}</Title>
      <Text c="dimmed">{followUps.text}</Text>
      <SegmentedControl
        aria-label={followUps.view}
        value={isOpen ? 'open' : 'closed'}
        onChange={(view) =>
          navigate(`/follow-ups${queryOf({ view: view === 'open' ? undefined : view })}`, { replace: true })
        }
        w="fit-content"
        data={[
          { value: 'open', label: followUps.open },
          { value: 'closed', label: followUps.closed },
        ]}
      />
      <Pages query={query} empty={isOpen ? followUps.none : followUps.noneClosed} older={followUps.older}>
        {(items) => (
          <ul className={classes.list} aria-label={isOpen ? followUps.open : followUps.closed}>
            {items.map((item) => (
              <FollowUpRow key={item.incidentId} followUp={item} />
            ))}
          </ul>
        )}
      </Pages>
      {mayEdit && <ReceivedTexts />}
    </Stack>
  );
}
