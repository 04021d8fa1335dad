import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import electron from 'vite-plugin-electron';
import packageJson from './package.json' with { type: 'json' };
import { commandLine, electronProcesses } from './scripts/electron-processes.ts';
import { workerNotices } from './scripts/worker-notices.ts';

const root = import.meta.dirname;
const NOTICES = 'THIRD_PARTY_NOTICES.md';
const dependencies = Object.keys(packageJson.dependencies);

/** The development server starts the app; it has no use for a built command line. */
const processes = (command: 'build' | 'serve') => [
  ...(command === 'build' ? [commandLine(root, dependencies)] : []),
  ...electronProcesses(root, dependencies),
];

/** The renderer, and with it the main process and the preload script; `EVENTORY_RENDERER_ONLY` leaves these two out. */
export default defineConfig(({ command }) => {
  const notices = workerNotices(NOTICES);
  return {
    root: join(root, 'renderer'),
    base: './',
    plugins: [
      react(),
      notices.page,
      process.env.EVENTORY_RENDERER_ONLY === undefined ? electron(processes(command)) : [],
    ],
    worker: { format: 'es', plugins: () => [notices.worker] },
    server: { host: '127.0.0.1', strictPort: false },
    build: {
      outDir: join(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'es2024',
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
      license: { fileName: NOTICES },
    },
  };
});
