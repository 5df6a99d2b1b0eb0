import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { isAlarmOn, tryAlarm } from '../../app/alarm';
import { useStrings } from '../../strings';

type Result = 'playing' | 'played' | 'blocked';

/** Plays what is played when nobody answers a caller, and says so where the browser does not let it be heard. */
export function TestSound() {
  const { tests } = useStrings();
  const [result, setResult] = useState<Result | null>(null);
  const play = async (): Promise<void> => {
    setResult('playing');
    setResult((await tryAlarm()) ? 'played' : 'blocked');
  };
  return (
    <>
      <Text mb="sm">{tests.soundText}</Text>
      <Group>
        <Button variant="default" loading={result === 'playing'} onClick={() => void play()}>
          {tests.soundPlay}
        </Button>
        {result === 'played' && (
          <Text role="status">{isAlarmOn() ? tests.soundPlayed : `${tests.soundPlayed} ${tests.soundOff}`}</Text>
        )}
        {result === 'blocked' && (
          <Text role="alert" fw={650} c="var(--trouble)">
            {tests.soundBlocked}
          </Text>
        )}
      </Group>
    </>
  );
}
