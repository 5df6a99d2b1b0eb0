import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys, type Hours } from '../../api/queries';
import { useStrings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';

/** The stretches of the next week in which calls would take another ladder. */
export function HoursReview({ draft }: { draft: Hours }) {
  const strings = useStrings();
  const { ladders } = strings;
  const preview = useQuery({
    queryKey: [...keys.preview, 'hours-draft', draft],
    queryFn: ({ signal }) => call('POST /api/business-hours/preview', { body: draft, signal }),
  });
  return (
    <Loaded query={preview} lines={4}>
      {({ changes }) =>
        changes.length === 0 ? (
          <Text>{ladders.noHoursChanges}</Text>
        ) : (
          <>
            <Text>{ladders.hoursChanges}</Text>
            <ul>
              {changes.map(({ from, to, before, after }) => {
                const [first, last = ''] = ladders
                  .change('\n', strings.ladder[before], strings.ladder[after])
                  .split('\n');
                return (
                  <li key={from}>
                    {first}
                    <Moment at={from} /> – <Moment at={to} />
                    {last}
                  </li>
                );
              })}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
