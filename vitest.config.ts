import { defineConfig } from 'vitest/config';

/** Far above what any test needs, so that a busy machine fails none: no test measures time by it. */
const TEST_TIMEOUT_MS = 30_000;

/** `expect.poll` waits this long: Vitest's own 1 s is short on a busy machine. */
const expectOptions = { poll: { timeout: 15_000 } };

/** Vitest leaves one core free: of two it would use one. */
const maxWorkers = '100%';

const VIEWS = 'tests/e2e/views/*.test.ts';

/** For suites whose tests start the engine, and with it threads. */
const COMPILE_CACHE = 'tests/support/compile-cache.ts';

/**
 * Suites by what they need: `unit` is plain Node, `renderer` a DOM, `views` a browser with the window on
 * sample data, `e2e` the whole app, `system` real sockets and servers, one file at a time;
 * `torture` is what `npm test` leaves out because it takes minutes (`npm run torture`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{core,lint,main,preload,simulator,scripts}/**/*.test.ts'],
          environment: 'node',
          expect: expectOptions,
          globalSetup: COMPILE_CACHE,
          setupFiles: ['tests/support/property-seed.ts'],
          testTimeout: TEST_TIMEOUT_MS,
          hookTimeout: TEST_TIMEOUT_MS,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.tsx'],
          environment: 'jsdom',
          expect: expectOptions,
          setupFiles: ['tests/support/patient-queries.ts'],
          testTimeout: TEST_TIMEOUT_MS,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'views',
          include: [VIEWS],
          environment: 'node',
          expect: expectOptions,
          globalSetup: 'tests/e2e/views/serve-for-all.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [VIEWS],
          environment: 'node',
          expect: expectOptions,
          globalSetup: [COMPILE_CACHE, 'tests/e2e/support/app/prepare.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // After all that keeps every core busy: what happens in a window has a limit.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/{faults,system}/**/*.test.ts'],
          environment: 'node',
          expect: expectOptions,
          globalSetup: COMPILE_CACHE,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'torture',
          include: ['tests/torture/**/*.test.ts'],
          environment: 'node',
          expect: expectOptions,
          globalSetup: COMPILE_CACHE,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
