import { Blockquote, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { refusalOf } from '../../api/client';
import type { Incident } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Trouble } from '../../ui/loaded';
import { clockOf, Moment } from '../../ui/time';
import classes from './incidents.module.css';

type Message = NonNullable<Incident['voiceMessage']>;

/** The voice message of an incident: a player for those who may hear it, and its text. */
export function VoiceMessage({ message }: { message: Message }) {
  const { incidents } = useStrings();
  const { mayEdit } = useMe();
  const length = message.seconds === null ? '–' : clockOf(message.seconds);
  return (
    <Card title={incidents.recordingLength(length)}>
      <Stack gap="sm">
        {message.removedAt === null ? (
          mayEdit ? (
            <Player message={message} length={length} />
          ) : (
            <Text>{incidents.recordingForManagers}</Text>
          )
        ) : (
          <Text>
            {incidents.recordingRemoved} <Moment at={message.removedAt} format="year" />
          </Text>
        )}
        {message.text !== null && (
          <div>
            <Text id="recording-text">{incidents.recordingText}</Text>
            <Blockquote mt="xs" p="md" aria-labelledby="recording-text">
              {message.text}
            </Blockquote>
          </div>
        )}
      </Stack>
    </Card>
  );
}

/** Fetches nothing before somebody presses play: that somebody hears a message is recorded. */
function Player({ message, length }: { message: Message; length: string }) {
  const { incidents } = useStrings();
  const [problem, setProblem] = useState<Error | null>(null);
  const audio = useRef<HTMLAudioElement>(null);
  // A browser that has begun to load goes on when the page is left, unless it is told.
  useEffect(() => {
    const player = audio.current;
    return () => {
      player?.removeAttribute('src');
      player?.load();
    };
  }, []);
  const fail = (): void => {
    if (!audio.current?.hasAttribute('src')) return;
    void refusalOf(message.url).then((refusal) => setProblem(refusal ?? new Error('the sound can not be played')));
  };
  const again = (): void => {
    setProblem(null);
    audio.current?.load();
    void audio.current?.play().catch(() => undefined);
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said stands below, where it was written down */}
      <audio
        ref={audio}
        className={classes.player}
        controls
        preload="none"
        src={message.url}
        aria-label={incidents.recordingPlayer(length)}
        onError={fail}
      />
      {problem !== null && <Trouble error={problem} retry={again} />}
    </>
  );
}
