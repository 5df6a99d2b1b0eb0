import { Button, Code, Paper, Stack, Text, Title } from '@mantine/core';
import { useStrings } from '../strings';
import { LoginLayout } from './login-layout';

/** How the first admin is made: the page can not make one, for there is nobody yet who may. */
export function FirstStart({ hasSecret, refresh }: { hasSecret: boolean; refresh: () => void }) {
  const { login } = useStrings();
  const lines = [
    ...(hasSecret ? [] : ['JWT_SECRET=           # openssl rand -hex 32']),
    'ADMIN_EMAIL=you@example.com',
    'ADMIN_PASSWORD=       # 10 +',
  ];
  return (
    <LoginLayout>
      <Paper p="lg" shadow="sm" withBorder>
        <Stack>
          <Title order={1}>{hasSecret ? login.firstTitle : login.noSecretTitle}</Title>
          <Text>{hasSecret ? login.firstText : login.noSecretText}</Text>
          <Code block tabIndex={0}>
            {lines.join('\n')}
          </Code>
          <Text>{login.firstAfter}</Text>
          <Button onClick={refresh}>{login.again}</Button>
        </Stack>
      </Paper>
    </LoginLayout>
  );
}
