import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/tokens.css';
import './theme/people.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client';
import { App } from './app/app';
import { Boundary } from './app/boundary';
import { isPlainHttp, PlainHttp } from './app/plain-http';
import { printInLight } from './app/print';
import { startServiceWorker } from './app/service-worker';
import { Toasts } from './app/toasts';
import { keepTranslatedPagesUpdated } from './app/translated';
import { Speak } from './strings';
import { theme, variables } from './theme/theme';

const MAX_RETRIES = 2;
/** A page that could not be read asks again this often, so that it comes back by itself. */
const FAILED_AGAIN_MS = 10_000;

/** Refusals are final. A service that can't be reached is asked again at once, one that fails after a while. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => error instanceof ApiError && error.status === 0 && failures < MAX_RETRIES,
      refetchInterval: ({ state }) => (state.status === 'error' && isOutage(state.error) ? FAILED_AGAIN_MS : false),
    },
    mutations: { retry: false },
  },
});

function isOutage(error: Error | null): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

const root = document.getElementById('root');
if (root) {
  keepTranslatedPagesUpdated(document.body);
  startServiceWorker();
  printInLight();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <Speak>
            <Toasts />
            <Boundary place="page">{isPlainHttp ? <PlainHttp /> : <App />}</Boundary>
          </Speak>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
