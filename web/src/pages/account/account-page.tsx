import {
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError, call } from '../../api/client';
import { SESSION, useMe } from '../../app/session';
import { discardUnsaved, leave, useUnsaved } from '../../app/unsaved';
import { LANGUAGES, useLanguage, type Language } from '../../strings';
import { Card } from '../../ui/card';
import { Confirm } from '../../ui/confirm';
import { fieldReasons, notifyError } from '../../ui/loaded';
import { SelfTest } from './self-test';
import { TestMessage } from './test-message';
import { TestSound } from './test-sound';

/** What is mine: how the page looks and speaks, my password, my calendar, the way out. */
export default function AccountPage() {
  const { strings, language, choose } = useLanguage();
  const { me, isAdmin } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const { account } = strings;
  const signOut = async (): Promise<void> => {
    discardUnsaved();
    await call('DELETE /api/auth/session').catch((error: unknown) => notifyError(error, strings));
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    await queries.resetQueries({ queryKey: SESSION });
  };
  return (
    <Stack gap="md" maw={640}>
      <Group justify="space-between">
        <div>
          <Title order={1}>{me.name}</Title>
          <Text c="dimmed">
            {strings.roles[me.role]} · {me.email}
          </Text>
        </div>
        <Button variant="default" onClick={() => leave(() => void signOut())}>
          {account.signOut}
        </Button>
      </Group>
      <Card title={account.look}>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={account.look}
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: account[value] }))}
          />
          <NativeSelect
            label={account.language}
            value={language}
            onChange={(event) => choose(event.currentTarget.value as Language)}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
        </Group>
      </Card>
      <Card title={account.password}>
        <PasswordForm />
      </Card>
      <Card title={account.feed}>
        <Feed />
      </Card>
      <Card title={account.contact}>
        <Text mb="sm">{account.contactText}</Text>
        <Button component="a" href="/line.vcf" variant="default">
          line.vcf
        </Button>
      </Card>
      <Card title={strings.tests.sound}>
        <TestSound />
      </Card>
      <Card title={account.testMessage}>
        <TestMessage />
      </Card>
      {isAdmin && (
        <Card title={account.selfTest}>
          <SelfTest />
        </Card>
      )}
    </Stack>
  );
}

const NO_PASSWORDS = { currentPassword: '', newPassword: '', keepCalendarToken: false };

function PasswordForm() {
  const { strings } = useLanguage();
  const { account } = strings;
  const queries = useQueryClient();
  const [values, setValues] = useState(NO_PASSWORDS);
  useUnsaved(values.currentPassword !== '' || values.newPassword !== '');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblems({});
    try {
      queries.setQueryData(SESSION, await call('PUT /api/auth/session/password', { body: values }));
      setValues(NO_PASSWORDS);
      notifications.show({ message: account.changed });
    } catch (error) {
      const named = fieldReasons(
        error,
        { newPassword: account.badPassword, currentPassword: account.currentWrong },
        strings,
      );
      if (error instanceof ApiError && error.status === 401) setProblems({ currentPassword: account.currentWrong });
      else if (Object.keys(named).length > 0) setProblems(named);
      else notifyError(error, strings);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <PasswordInput
          label={account.current}
          autoComplete="current-password"
          required
          value={values.currentPassword}
          error={problems['currentPassword']}
          onChange={(event) => setValues({ ...values, currentPassword: event.currentTarget.value })}
        />
        <PasswordInput
          label={account.next}
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          value={values.newPassword}
          error={problems['newPassword']}
          onChange={(event) => setValues({ ...values, newPassword: event.currentTarget.value })}
        />
        <Checkbox
          label={account.keepFeed}
          checked={values.keepCalendarToken}
          onChange={(event) => setValues({ ...values, keepCalendarToken: event.currentTarget.checked })}
        />
        <Group>
          <Button type="submit">{strings.common.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Feed() {
  const { strings } = useLanguage();
  const { account } = strings;
  const [url, setUrl] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const make = async (): Promise<void> => {
    const answer = await call('POST /api/on-call/calendar-token');
    setUrl(new URL(answer.url, window.location.origin).href);
  };
  return (
    <Stack gap="sm">
      <Text>
        {account.feedText} {account.feedWarn}
      </Text>
      {isAsked && (
        <Confirm
          title={account.feedSure}
          action={account.feedNew}
          danger={false}
          onClose={() => setAsked(false)}
          onConfirm={make}
        >
          <Text>{account.feedSureText}</Text>
        </Confirm>
      )}
      {url !== null && (
        <>
          <Code block tabIndex={0}>
            {url}
          </Code>
          <Text size="sm">{account.feedShown}</Text>
        </>
      )}
      <Group>
        <Button variant="default" onClick={() => setAsked(true)}>
          {account.feedNew}
        </Button>
        {url !== null && (
          <CopyButton value={url}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? account.copied : account.copy}</Button>}
          </CopyButton>
        )}
        {url !== null && (
          <Button component="a" href={url.replace(/^https?:/, 'webcal:')} variant="default">
            {account.feedSubscribe}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
