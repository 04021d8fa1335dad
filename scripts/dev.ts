/**
 * `npm run dev`: the app with hot reload. The desktop window if Electron can be installed; else browser mode, whose page
 * then comes from Vite's server while the bridge stays with `serve`.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createServer } from 'vite';
import { findElectronRuntime } from './electron-runtime.ts';
import { runProgram } from './run-program.ts';

const root = join(import.meta.dirname, '..');
const runtime = await findElectronRuntime();
if ('missing' in runtime) {
  console.error(`The desktop app needs Electron's runtime, and ${runtime.missing}: running in the browser instead.`);
  process.env.EVENTORY_RENDERER_ONLY = '1';
}
const server = await createServer({
  configFile: join(root, 'vite.config.ts'),
  // The path of the page in browser mode, which is a random one.
  ...('missing' in runtime ? { base: `/${randomBytes(16).toString('base64url')}/` } : {}),
});
await server.listen();
const address = server.resolvedUrls?.local[0];
if ('missing' in runtime && address !== undefined) {
  const watched = ['core', 'main', 'simulator'].flatMap((folder) => ['--watch-path', join(root, folder)]);
  process.exitCode = await runProgram(
    process.execPath,
    [...watched, join(root, 'main/cli.ts'), 'serve', ...process.argv.slice(2)],
    {
      env: { ...process.env, VITE_DEV_SERVER_URL: address },
    },
  );
  await server.close();
}
