import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';
import electron, { type ElectronOptions } from 'vite-plugin-electron';
import packageJson from './package.json' with { type: 'json' };

const root = import.meta.dirname;

/** What is installed beside the bundle at run time; everything else is bundled. */
const installed = [
  'electron',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
  ...Object.keys(packageJson.dependencies).map((name) => new RegExp(`^${name}(/.*)?$`)),
];

function nodeBuild(
  outDir: string,
  entry: Record<string, string>,
  format: 'es' | 'cjs',
  external: (string | RegExp)[],
): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    build: {
      outDir: join(root, outDir),
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      lib: { entry, formats: [format] },
      rolldownOptions: {
        external,
        output: {
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

const processes: ElectronOptions[] = [
  {
    vite: nodeBuild(
      'dist/main',
      {
        index: join(root, 'main/index.ts'),
        cli: join(root, 'main/cli.ts'),
        'history-worker': join(root, 'main/engine/history/history-worker.ts'),
      },
      'es',
      installed,
    ),
    onstart: ({ startup }) => startup(['.']),
  },
  {
    // A sandboxed preload script must be one CommonJS file.
    vite: nodeBuild('dist/preload', { index: join(root, 'preload/index.ts') }, 'cjs', ['electron']),
    onstart: ({ reload }) => reload(),
  },
];

/** The renderer, and with it the main process and the preload script; `EVENTORY_RENDERER_ONLY` leaves these two out. */
export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  plugins: [react(), process.env.EVENTORY_RENDERER_ONLY === undefined ? electron(processes) : []],
  server: { host: '127.0.0.1', strictPort: false },
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});
