import { Table, Text } from '@mantine/core';
import { useIncidentMessages } from '../../api/queries';
import { useStrings } from '../../strings';
import { twilioErrorText } from '../../strings/twilio-error-text';
import { Card } from '../../ui/card';
import { Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import classes from './incidents.module.css';

/** What people were told of an incident by SMS, and what became of it; nothing, where nobody was told anything. */
export function IncidentMessages({ id }: { id: number }) {
  const strings = useStrings();
  const { incidents, messages } = strings;
  const query = useIncidentMessages(id);
  if (query.data?.items.length === 0) return null;
  return (
    <Card title={incidents.messages}>
      <Loaded query={query}>
        {({ items }) => (
          <div className={classes.scroll} tabIndex={0} role="group" aria-label={incidents.messages}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {[incidents.person, messages.about, incidents.result, messages.when].map((name) => (
                    <Table.Th key={name}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((message) => (
                  <Table.Tr key={message.id}>
                    <Table.Td fw={600}>{message.userName}</Table.Td>
                    <Table.Td>{messages.kind[message.kind]}</Table.Td>
                    <Table.Td>
                      {messages.status[message.status]}
                      {message.channel === 'webhook' && ` (${messages.byWebhook})`}
                      {message.error !== null && (
                        <Text size="sm" c="dimmed">
                          {twilioErrorText(message.error, strings)}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td className="number">
                      <Moment at={message.sentAt ?? message.updatedAt} format="seconds" both={false} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
