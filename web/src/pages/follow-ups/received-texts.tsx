import { Text } from '@mantine/core';
import { useReceivedTexts } from '../../api/message-queries';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Empty, Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import classes from './follow-ups.module.css';

/** Text messages that came to the line, and what each was answered. */
export function ReceivedTexts() {
  const { received } = useStrings().followUps;
  const query = useReceivedTexts();
  return (
    <Card title={received.title}>
      <Text c="dimmed" mb="sm">
        {received.text}
      </Text>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{received.none}</Empty>
          ) : (
            <ul className={classes.list} aria-label={received.title}>
              {items.map(({ messageSid, from, userName, text, reply, receivedAt }) => (
                <li key={messageSid} className={classes.row}>
                  <div>
                    <span className={`number ${classes.who}`}>{from}</span>
                    <Text size="sm" c="dimmed">
                      {userName ?? received.unknown}
                    </Text>
                  </div>
                  <div>
                    <div className={classes.note}>{text === '' ? received.empty : text}</div>
                    <Text size="sm" c="dimmed" className="number">
                      <Moment at={receivedAt} format="year" />
                    </Text>
                  </div>
                  <Text size="sm" className={classes.note}>
                    {reply === null ? received.noReply : received.reply(reply)}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
