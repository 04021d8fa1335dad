#!/usr/bin/env node
import { runCommandLine } from './cli/run-command-line.ts';

/** Composition root of the command line. */

const env = { ...process.env };
// What this process starts (a browser, a notifier) must not inherit the key.
delete process.env.EVENTORY_API_KEY;

const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

// A reader that goes away (`| head`) is not an error; it ends commands that keep printing.
process.stdout.on('error', () => {});
const status = await runCommandLine(process.argv.slice(2), {
  env,
  stdin: process.stdin,
  stdout: process.stdout,
  warn: (message) => process.stderr.write(`${message}\n`),
  interrupted,
});
process.stdout.write('', () => process.exit(status));
