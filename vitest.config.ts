import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['src/**/*.spec.ts', 'studio/**/*.spec.ts', 'test/**/*.spec.ts', 'web/src/**/*.spec.ts'],
    environment: 'node',
    globalSetup: ['test/kit/global-setup.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
