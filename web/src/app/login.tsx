import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ApiError, call } from '../api/client';
import { useStrings } from '../strings';
import { LoginLayout } from './login-layout';

/** The page for people who are not signed in. */
export function Login({ isOver, done }: { isOver: boolean; done: () => void }) {
  const { login } = useStrings();
  return (
    <LoginLayout>
      <Paper p="lg" shadow="sm" withBorder>
        <Stack>
          <Title order={1}>{login.title}</Title>
          {isOver && <Text role="status">{login.over}</Text>}
          <LoginForm done={done} />
        </Stack>
      </Paper>
    </LoginLayout>
  );
}

/** E-mail and password. */
export function LoginForm({ done }: { done: () => void }) {
  const { login, common } = useStrings();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    setBusy(true);
    setProblem(null);
    try {
      await call('POST /api/auth/session', { body: { email: textOf('email'), password: textOf('password') } });
      done();
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0;
      setProblem(
        status === 401 ? login.wrong : status === 429 ? login.braked : status === 0 ? common.notReached : common.failed,
      );
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          name="email"
          type="email"
          label={login.email}
          autoComplete="username"
          required
          autoFocus
          maxLength={254}
        />
        <PasswordInput
          name="password"
          label={login.password}
          autoComplete="current-password"
          required
          maxLength={200}
        />
        {problem !== null && (
          <Text role="alert" c="var(--mantine-color-error)">
            {problem}
          </Text>
        )}
        <Button type="submit" size="md" loading={isBusy}>
          {login.submit}
        </Button>
      </Stack>
    </form>
  );
}
