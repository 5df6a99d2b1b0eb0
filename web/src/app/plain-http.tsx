import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useStrings } from '../strings';
import { publicAddress } from './build';
import { LoginLayout } from './login-layout';

/** Whether the page was opened by http though its address is https: there the session's cookie is refused. */
export const isPlainHttp = !window.isSecureContext && publicAddress.startsWith('https:');

/** Says where the page is to be opened. */
export function PlainHttp() {
  const { live } = useStrings();
  const address = publicAddress + window.location.pathname + window.location.search;
  const [before, after = ''] = live.plainHttpText('\n').split('\n');
  return (
    <LoginLayout>
      <Paper p="lg" shadow="sm" withBorder>
        <Stack>
          <Title order={1}>{live.plainHttp}</Title>
          <Text>
            {before}
            <Anchor href={address} underline="always" style={{ overflowWrap: 'anywhere' }}>
              {publicAddress}
            </Anchor>
            {after}
          </Text>
        </Stack>
      </Paper>
    </LoginLayout>
  );
}
