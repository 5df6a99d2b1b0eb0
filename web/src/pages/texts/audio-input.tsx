import { Text, TextInput } from '@mantine/core';
import { useStrings } from '../../strings';
import { isAudioAddress, type Audio } from './line-texts';

const MAX_CHARACTERS = 500;

interface AudioInputProps {
  readonly audio: Audio;
  readonly value: string;
  /** Whether the service has refused the file. */
  readonly isRefused: boolean;
  readonly change: (value: string) => void;
}

/** The address of a file that callers hear instead of words, or as hold music. */
export function AudioInput({ audio, value, isRefused, change }: AudioInputProps) {
  const { texts } = useStrings();
  const { name, address, seconds, maxSeconds } = audio;
  const isMusic = name === 'music';
  const refused = isRefused ? texts.audio.refused(maxSeconds) : undefined;
  const error = isAudioAddress(value) ? refused : texts.audio.badAddress;
  return (
    <div>
      <TextInput
        size={isMusic ? 'sm' : 'xs'}
        mt={isMusic ? 0 : 6}
        type="url"
        label={isMusic ? texts.audio.music : texts.audio.instead(texts.names[name])}
        description={isMusic ? texts.audio.musicText : undefined}
        placeholder={texts.audio.placeholder}
        maxLength={MAX_CHARACTERS}
        value={value}
        error={error}
        onChange={(event) => change(event.currentTarget.value.trim())}
      />
      {address !== null && address === value && error === undefined && (
        <Text size="sm" c="dimmed" mt={4}>
          {seconds === null ? texts.audio.copiedWhenSaved : texts.audio.isPlayed(Math.ceil(seconds), maxSeconds)}
        </Text>
      )}
    </div>
  );
}
