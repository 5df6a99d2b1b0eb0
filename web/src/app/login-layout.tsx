import { Box, Group, NativeSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LANGUAGES, useLanguage, type Language } from '../strings';

/** The frame of pages for people who are not signed in, with the name of the service and the choice of language. */
export function LoginLayout({ children }: { children: ReactNode }) {
  const { strings, language, choose } = useLanguage();
  return (
    <Box component="main" maw={460} mx="auto" px="md" py="10vh">
      <Group mb="md" wrap="nowrap">
        <img src="/favicon.svg" alt="" width={36} height={36} />
        <Text fw={650} size="lg" style={{ flex: 1 }}>
          {strings.appName}
        </Text>
        <NativeSelect
          size="xs"
          aria-label={strings.account.language}
          value={language}
          onChange={(event) => choose(event.currentTarget.value as Language)}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      {children}
    </Box>
  );
}
