import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ApiError, call } from '../../api/client';
import { useChange } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Stale, useDraft } from '../../ui/draft';
import { Loaded, Trouble } from '../../ui/loaded';
import { AudioInput } from './audio-input';
import {
  isAudioAddress,
  LINE_TEXTS,
  useLineTexts,
  useSpoken,
  withRightAddresses,
  type Language,
  type LineTexts,
  type Spoken,
} from './line-texts';
import classes from './texts.module.css';

const ORDERS = ['en', 'es', 'en,es', 'es,en'] as const;
const MAX_CHARACTERS = 500;
/** After how long without a key press the service is asked how texts are spoken, in milliseconds. */
const REST_MS = 300;

/** What people hear on the line, in the company's own words: for admins. */
export default function TextsPage() {
  const { texts } = useStrings();
  const { isAdmin } = useMe();
  return (
    <Stack gap="md">
      <div>
        <Title order={1}>{texts.title}</Title>
        <Text c="dimmed">{isAdmin ? texts.text : texts.adminsOnly}</Text>
      </div>
      {isAdmin && <Stored />}
    </Stack>
  );
}

function Stored() {
  const stored = useLineTexts();
  return (
    <Loaded query={stored} lines={16}>
      {(found) => <Editor stored={found} />}
    </Loaded>
  );
}

function Editor({ stored }: { stored: LineTexts }) {
  const { texts } = useStrings();
  const { draft, setDraft, isChanged, isStale, reset } = useDraft(stored);
  const [rested] = useDebouncedValue(draft, REST_MS);
  const isNumber = /^(?:\d{2,4})?$/.test(draft.emergencyNumber ?? '');
  const known = withRightAddresses(rested);
  const spoken = useSpoken(isNumber ? known : { ...known, emergencyNumber: stored.emergencyNumber });
  const save = useChange(async () => {
    await call('PUT /api/line-texts', { body: draft });
    notifications.show({ message: texts.saved, color: 'teal' });
  }, [LINE_TEXTS]);
  const [tried, setTried] = useState<LineTexts | null>(null);
  const isKnown = rested === draft && !spoken.isPlaceholderData;
  const addresses = [draft.audio?.en ?? {}, draft.audio?.es ?? {}].flatMap((audio) => Object.values(audio));
  const areAddresses = addresses.every((address) => isAudioAddress(address ?? ''));
  const hasProblem =
    !isNumber || !areAddresses || (spoken.data?.spoken.some(({ problem }) => problem !== null) ?? true);
  const error = tried === draft ? save.error : null;
  const refused = error instanceof ApiError ? error.details.map(({ field }) => field) : [];
  const change = (language: Language, name: string, text: string): void =>
    setDraft({
      ...draft,
      texts: { ...draft.texts, [language]: { ...draft.texts[language], [name]: text === '' ? null : text } },
    });
  const changeAudio = (language: Language, name: string, address: string): void => {
    const audio = { en: {}, es: {}, ...draft.audio };
    setDraft({ ...draft, audio: { ...audio, [language]: { ...audio[language], [name]: address || null } } });
  };
  const audioInput = (language: Language, name: string) => {
    const audio = spoken.data?.audio.find((one) => one.language === language && one.name === name);
    return (
      audio && (
        <AudioInput
          audio={audio}
          value={draft.audio?.[language][audio.name] ?? ''}
          isRefused={refused.includes(`audio.${language}.${name}`)}
          change={(address) => changeAudio(language, name, address)}
        />
      )
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(draft);
        save.mutate(undefined);
      }}
    >
      <Stack gap="md">
        <Stale isStale={isStale} reset={reset} />
        <Card title={texts.general}>
          <div className={classes.general}>
            <NativeSelect
              label={texts.languages}
              value={draft.languages.join(',')}
              data={ORDERS.map((value) => ({ value, label: texts.order[value] }))}
              onChange={(event) =>
                setDraft({ ...draft, languages: event.currentTarget.value.split(',') as LineTexts['languages'] })
              }
            />
            <TextInput
              label={texts.emergencyNumber}
              description={texts.emergencyNumberText}
              inputMode="numeric"
              maxLength={4}
              value={draft.emergencyNumber ?? ''}
              error={isNumber ? undefined : texts.badNumber}
              onChange={(event) => setDraft({ ...draft, emergencyNumber: event.currentTarget.value || null })}
            />
          </div>
        </Card>
        {draft.languages.map((language) => (
          <Card key={language} title={texts.language[language]}>
            <Stack gap="lg">
              {(spoken.data?.spoken ?? [])
                .filter((text) => text.language === language)
                .map((text) => (
                  <div key={text.name}>
                    <OneText
                      text={text}
                      value={draft.texts[language][text.name] ?? ''}
                      change={(value) => change(language, text.name, value)}
                    />
                    {audioInput(language, text.name)}
                  </div>
                ))}
              {audioInput(language, 'music')}
            </Stack>
          </Card>
        ))}
        {spoken.error !== null && <Trouble error={spoken.error} />}
        {save.error !== null && <Trouble error={save.error} />}
        <Group>
          <Button type="submit" disabled={!isChanged || !isKnown || hasProblem} loading={save.isPending}>
            {texts.save}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={reset}>
              {texts.reset}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** One text, with how long it takes to speak. */
function OneText({ text, value, change }: { text: Spoken; value: string; change: (value: string) => void }) {
  const { texts } = useStrings();
  const { name, seconds, maxSeconds, problem, shipped, spoken } = text;
  const isTooLong = seconds > maxSeconds;
  const why = isTooLong ? texts.tooLong(seconds, maxSeconds) : texts.notSpoken;
  return (
    <div>
      <Textarea
        label={texts.names[name]}
        description={texts.about[name]}
        placeholder={shipped === '' ? texts.nothing : shipped}
        autosize
        minRows={1}
        maxRows={12}
        maxLength={MAX_CHARACTERS}
        value={value}
        error={problem === null ? undefined : why}
        onChange={(event) => change(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      />
      {spoken !== '' && problem === null && (
        <Text size="sm" c="dimmed" mt={4}>
          {texts.takes(seconds, maxSeconds)}
          {spoken !== value && spoken !== shipped && ` · ${texts.spoken(spoken)}`}
        </Text>
      )}
    </div>
  );
}
