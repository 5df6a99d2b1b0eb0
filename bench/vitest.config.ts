import { defineConfig } from 'vitest/config';

/** For measurements that need the sources under a clock of their own; each says how it is started. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: { include: ['bench/*.bench-run.ts'], testTimeout: 0, hookTimeout: 0, disableConsoleIntercept: true },
});
