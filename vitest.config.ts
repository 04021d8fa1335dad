import { defineConfig } from 'vitest/config';

/**
 * Suites by what they need: `unit` is plain Node, `renderer` a DOM, `system` real sockets, browsers and servers;
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
          setupFiles: ['tests/support/property-seed.ts'],
        },
      },
      {
        test: { name: 'renderer', include: ['tests/renderer/**/*.test.tsx'], environment: 'jsdom' },
      },
      {
        test: {
          name: 'system',
          include: ['tests/{e2e,faults,system}/**/*.test.ts'],
          environment: 'node',
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
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
