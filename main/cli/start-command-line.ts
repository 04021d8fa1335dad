import { enableCompileCache } from 'node:module';
import { prepareHistoryThread } from '../engine/history/thread-starter.ts';
import { compileCacheFolder } from '../host/folders/compile-cache-folder.ts';
import { makeOwnFolder } from '../host/folders/own-folder.ts';

/** Wires the command line to this process and runs it. */

// The code that Node compiled at the last start is used again, so what it compiles is imported after this.
const cacheFolder = compileCacheFolder(process.env);
// Not from a folder in which another account could lay code.
if (makeOwnFolder(cacheFolder)) enableCompileCache(cacheFolder);
if (process.argv[2] === 'serve') prepareHistoryThread();
const { runCommandLine } = await import('./run-command-line.ts');
const { isReaderGone } = await import('./output.ts');
const { EXIT_STATUS } = await import('./exit-status.ts');

const env = { ...process.env };
// What this process starts (a browser, a notifier) must not inherit the key.
delete process.env.EVENTORY_API_KEY;

const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

let unwritten: Error | null = null;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!isReaderGone(error)) unwritten ??= error;
});
const status = await runCommandLine(process.argv.slice(2), {
  env,
  stdin: process.stdin,
  stdout: process.stdout,
  warn: (message) => process.stderr.write(`${message}\n`),
  interrupted,
});
// An error of what was written last is emitted after this.
process.stdout.write('', () => setImmediate(end));

function end(): void {
  if (unwritten === null) process.exit(status);
  process.stderr.write(`The output is not complete: ${unwritten.message}. Check the space on its disk.\n`);
  process.exit(status === EXIT_STATUS.done ? EXIT_STATUS.failed : status);
}
