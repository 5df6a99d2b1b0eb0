import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['src/**/*.spec.ts', 'studio/**/*.spec.ts', 'test/**/*.spec.ts', 'web/src/**/*.spec.ts'],
    environment: 'node',
    globalSetup: ['test/kit/global-setup.ts'],
    // Worker threads of the service run its sources too.
    execArgv: ['--import', new URL('./test/kit/threads-of-sources.mjs', import.meta.url).href],
    isolate: false,
    // Much of the time goes into waiting for processes, databases and the browser: two files at once, also on two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    passWithNoTests: false,
  },
});
