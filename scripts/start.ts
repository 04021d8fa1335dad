/** `npm start`: builds the app and runs it, in a desktop window if Electron can be installed, else in the browser. */
import { join } from 'node:path';
import { build } from 'vite';
import { findElectronRuntime } from './electron-runtime.ts';
import { runProgram } from './run-program.ts';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

const runtime = await findElectronRuntime();
if ('missing' in runtime) {
  console.error(`The desktop app needs Electron's runtime, and ${runtime.missing}: running in the browser instead.`);
}
await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
process.exitCode =
  'missing' in runtime
    ? await runProgram(process.execPath, [join(root, 'dist/cli/cli.js'), 'serve', ...args])
    : await runProgram(runtime.executable, [root, ...args]);
