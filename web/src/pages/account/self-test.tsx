import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { remember } from '../../app/first-day';
import { useStrings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Loading, Trouble } from '../../ui/loaded';
import classes from './self-test.module.css';

/** Whether Twilio would reach the service as it is set up; asked for by hand, for it asks Twilio itself. */
export function SelfTest() {
  const { account } = useStrings();
  const test = useQuery({
    queryKey: ['self-test'],
    queryFn: async ({ signal }) => {
      const answer = await call('GET /api/telephony/self-test', { signal });
      if (answer.ok) remember('twilio');
      return answer;
    },
    enabled: false,
    gcTime: 0,
  });
  return (
    <>
      <Text mb="sm">{account.selfTestText}</Text>
      <Group mb="sm">
        <Button variant="default" loading={test.isFetching} onClick={() => void test.refetch()}>
          {account.selfTestRun}
        </Button>
        {test.data && (
          <Text fw={650} role="status" c={test.data.ok ? 'var(--answered)' : 'var(--trouble)'}>
            {test.data.ok ? account.selfTestFine : account.selfTestWrong}
          </Text>
        )}
      </Group>
      {test.isFetching && !test.data && <Loading lines={4} />}
      {test.isError && <Trouble error={test.error} />}
      <ul className={classes.checks}>
        {test.data?.checks.map(({ name, ok, message, remedy }) => (
          <li key={name} data-ok={String(ok)}>
            <Icon name={ok === null ? 'question' : ok ? 'check' : 'alert'} />
            <div>
              <span className="hidden-visually">
                {ok === null ? account.selfTestUnknown : ok ? account.selfTestFine : account.selfTestWrong}:{' '}
              </span>
              {message}
              {remedy !== null && (
                <Text size="sm" c="dimmed">
                  {remedy}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
