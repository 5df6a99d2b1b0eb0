import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/client';
import { useStrings } from '../../strings';
import { twilioErrorText } from '../../strings/twilio-error-text';
import { Trouble } from '../../ui/loaded';

/** Sends a text message to one's own phone, and says whether it arrived. */
export function TestMessage() {
  const strings = useStrings();
  const { account, messages } = strings;
  const test = useMutation({ mutationFn: () => call('POST /api/messages/test') });
  return (
    <>
      <Text mb="sm">{account.testMessageText}</Text>
      <Group>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {account.testMessage}
        </Button>
        {test.data && (
          <Text role="status" fw={650} c={test.data.status === 'delivered' ? 'var(--answered)' : 'var(--trouble)'}>
            {messages.status[test.data.status]}
            {test.data.error !== null && ` (${twilioErrorText(test.data.error, strings)})`}
          </Text>
        )}
      </Group>
      {test.isError && <Trouble error={test.error} />}
    </>
  );
}
