import { Grid, Stack, Text, Title } from '@mantine/core';
import { useBusinessHours, useLadders } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { Holidays } from './holidays';
import { HoursEditor } from './hours-editor';
import { LadderEditor } from './ladder-editor';

/** Who is asked in which order, and which of the two orders counts when. */
export default function LaddersPage() {
  const { ladders, common } = useStrings();
  const { mayEdit } = useMe();
  const both = useLadders();
  const hours = useBusinessHours();
  return (
    <Stack gap="md">
      <div>
        <Title order={1}>{ladders.title}</Title>
        <Text c="dimmed">{ladders.text}</Text>
        {!mayEdit && <Text c="dimmed">{common.readOnly}</Text>}
      </div>
      <Loaded query={both} lines={16}>
        {(found) => (
          <Loaded query={hours} lines={16}>
            {(week) => (
              <>
                <Grid gap="md">
                  {found.map((ladder) => (
                    <Grid.Col key={ladder.kind} span={{ base: 12, lg: 6 }}>
                      <LadderEditor ladder={ladder} />
                    </Grid.Col>
                  ))}
                </Grid>
                <HoursEditor hours={week} />
                <Holidays hours={week} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}
