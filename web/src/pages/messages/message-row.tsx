import { Anchor, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useResend, type Message } from '../../api/message-list';
import { useEverybody } from '../../api/queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { twilioErrorText } from '../../strings/twilio-error-text';
import { Confirm } from '../../ui/confirm';
import { Icon, type IconName } from '../../ui/icon';
import { Moment } from '../../ui/time';
import classes from './messages.module.css';

const LOOKS: Readonly<Record<Message['status'], readonly [icon: IconName, tone: 'trouble' | 'answered' | 'quiet']>> = {
  queued: ['clock', 'quiet'],
  sending: ['clock', 'quiet'],
  sent: ['check', 'quiet'],
  delivered: ['check', 'answered'],
  undelivered: ['alert', 'trouble'],
  failed: ['alert', 'trouble'],
  skipped: ['close', 'quiet'],
  expired: ['close', 'quiet'],
};
const ENDED_BADLY: readonly Message['status'][] = ['undelivered', 'failed', 'skipped', 'expired'];

/** One message: to whom, about what, what became of it, its words, and a way to send it again. */
export function MessageRow({ message }: { message: Message }) {
  const strings = useStrings();
  const { messages, incidents } = strings;
  const { userName, phoneE164, kind, incidentId, status, channel, error, text, resendOf, resentAs } = message;
  const [icon, tone] = LOOKS[status];
  const isResendable = channel === 'sms' && resentAs === null && ENDED_BADLY.includes(status);
  return (
    <li className={classes.row}>
      <div className={classes.when}>
        <Moment at={message.sentAt ?? message.createdAt} format="year" />
      </div>
      <div>
        <strong>{userName}</strong>
        <Text size="sm" c="dimmed" className="number">
          {channel === 'webhook' ? messages.byWebhook : phoneE164}
        </Text>
      </div>
      <div>
        <span className={classes.what} data-tone={tone}>
          <Icon name={icon} size={20} />
          {messages.status[status]}
        </span>
        {error !== null && <Text size="sm">{twilioErrorText(error, strings)}</Text>}
        {resentAs !== null && <Text size="sm">{messages.resentAs}</Text>}
      </div>
      <div className={classes.said}>
        <Text size="sm" c="dimmed" component="div">
          {resendOf !== null && `${messages.resendOf} · `}
          {messages.kind[kind]}
          {incidentId !== null && (
            <>
              {' · '}
              <Anchor component={Link} to={`/incidents/${incidentId}`} size="sm" underline="always">
                {incidents.number(incidentId)}
              </Anchor>
            </>
          )}
        </Text>
        <Text size="sm">{text}</Text>
      </div>
      {isResendable && <Resend message={message} />}
    </li>
  );
}

/** Asks before it sends a message again, and says to which phone it goes. */
function Resend({ message: { id, userId, userName, text } }: { message: Message }) {
  const { messages } = useStrings();
  const { data: people = [] } = useEverybody();
  const { mutateAsync: resend } = useResend();
  const [isAsking, setAsking] = useState(false);
  const phone = people.find((person) => person.id === userId)?.phoneE164 ?? null;
  const send = async (): Promise<void> => {
    await resend(id);
    notifications.show({ message: messages.againDone });
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${messages.again}: ${userName}`}
        onClick={() => setAsking(true)}
      >
        {messages.again}
      </Button>
      {isAsking && (
        <Confirm
          title={messages.againSure(userName)}
          action={messages.again}
          danger={false}
          onClose={() => setAsking(false)}
          onConfirm={send}
        >
          <Text>{phone === null ? messages.againNoPhone : messages.againTo(phone)}</Text>
          <Text mt="sm" className={classes.said}>
            {text}
          </Text>
        </Confirm>
      )}
    </>
  );
}
