import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig, Rolldown } from 'vite';
import { type ElectronOptions, startup } from 'vite-plugin-electron';
import { nodeHttp } from './node-http.ts';

/** How long an app that ignores the request to end is waited for. */
const FORCE_KILL_AFTER_MS = 5_000;

function nodeBuild(
  root: string,
  outDir: string,
  entry: Record<string, string>,
  format: 'es' | 'cjs',
  external: (string | RegExp)[],
  minify: Rolldown.OutputOptions['minify'] = false,
): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [nodeHttp()],
    resolve: { conditions: ['node'], mainFields: ['module', 'main'], alias: NODE_OWN },
    // What a CommonJS package expects, in a bundle of ES modules.
    define: format === 'es' ? { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } : {},
    build: {
      outDir: join(root, outDir),
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      license: { fileName: 'THIRD_PARTY_NOTICES.md' },
      lib: { entry, formats: [format] },
      rolldownOptions: {
        platform: 'node',
        external,
        // No comment in the bundle at the beginning of each file.
        experimental: { attachDebugInfo: 'none' },
        output: {
          // Of no use at run time, and 12 % of the code. Names stay, so that a stack can be read.
          comments: { jsdoc: false },
          minify,
          // One other character makes V8 keep all of a file with two bytes for each: 2 MB of memory, and it is read slower.
          charset: 'ascii',
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

/** White space is a sixth of what the package holds. The command line keeps it: of an error Node prints the line. */
const NO_WHITESPACE = { compress: false, mangle: false, codegen: { removeWhitespace: true } };

/** Copies of what Node has itself, which mqtt.js brings for browsers: 330 kB. */
const NODE_OWN = { 'readable-stream': 'node:stream', 'buffer/': 'node:buffer' };

/** Imported by `proxy-agent` but never reached: `choose-proxy.ts` takes no PAC address. With it come 2.8 MB. */
const UNREACHABLE = ['pac-proxy-agent'];

/**
 * @param dependencies names of packages that are installed beside the bundle at run time, because they bring programs
 *   themselves; everything else is bundled.
 */
function nodeExternals(dependencies: readonly string[]): (string | RegExp)[] {
  return [
    'electron',
    ...builtinModules.flatMap((name) => [name, `node:${name}`]),
    ...[...dependencies, ...UNREACHABLE].map((name) => new RegExp(`^${name}(/.*)?$`)),
  ];
}

/** How the main process and the preload script in `root` are built, and how `npm run dev` starts the app from them. */
export function electronProcesses(root: string, dependencies: readonly string[]): ElectronOptions[] {
  const app = createRestarter(() => startup([root], { cwd: root }));
  const entries = { index: join(root, 'main/index.ts'), ...workers(root) };
  return [
    {
      vite: nodeBuild(root, 'dist/main', entries, 'es', nodeExternals(dependencies), NO_WHITESPACE),
      onstart: app.restart,
    },
    {
      // A sandboxed preload script must be one CommonJS file.
      vite: nodeBuild(root, 'dist/preload', { index: join(root, 'preload/index.ts') }, 'cjs', ['electron']),
      // The plugin calls only the last build's `onstart` at first, so this one also starts the app.
      onstart: ({ reload }) => {
        if (app.isStarting()) return undefined;
        return runningApp()?.connected ? reload() : app.restart();
      },
    },
  ];
}

/** How the command line is built: apart, because a chunk that the app uses too would bring it what only one needs. */
export function commandLine(root: string, dependencies: readonly string[]): ElectronOptions {
  return { vite: program(root, dependencies, 'dist/cli', { cli: join(root, 'main/cli.ts') }) };
}

/** A program for Node with the threads of the app, built as the command line is. `outDir` is relative to `root`. */
export function program(
  root: string,
  dependencies: readonly string[],
  outDir: string,
  entry: Record<string, string>,
): InlineConfig {
  return nodeBuild(root, outDir, { ...entry, ...workers(root) }, 'es', nodeExternals(dependencies));
}

/** The threads, each of which is looked for beside the bundle (`history-worker-url.ts`, `import-worker-url.ts`, `backup-worker-url.ts`). */
function workers(root: string): Record<string, string> {
  return {
    'history-worker': join(root, 'main/engine/history/history-worker.ts'),
    'import-worker': join(root, 'main/engine/imports/import-worker.ts'),
    'backup-worker': join(root, 'main/engine/backup/worker/backup-worker.ts'),
  };
}

/** Starts the app after its previous process has ended, because the two would contend for the one instance lock. */
function createRestarter(start: () => Promise<unknown>) {
  let pendingCount = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    isStarting: () => pendingCount > 0,
    restart() {
      pendingCount += 1;
      last = last
        .then(endRunningApp)
        .then(start)
        .then(() => undefined)
        .finally(() => {
          pendingCount -= 1;
        });
      return last;
    },
  };
}

/** The app's process, which the plugin keeps there. */
function runningApp(): ChildProcess | undefined {
  return (process as { electronApp?: ChildProcess }).electronApp;
}

async function endRunningApp(): Promise<void> {
  const app = runningApp();
  if (app === undefined || app.exitCode !== null || app.signalCode !== null) return;
  // The plugin ends the dev server when the app ends, but this end was caused by us.
  app.removeAllListeners('exit');
  const ended = once(app, 'exit');
  app.kill();
  const force = setTimeout(() => app.kill('SIGKILL'), FORCE_KILL_AFTER_MS);
  await ended;
  clearTimeout(force);
}
