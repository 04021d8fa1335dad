import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { ExitStatus } from '../../../main/cli/exit-status.ts';
import { runCommandLine } from '../../../main/cli/run-command-line.ts';
import { type Credentials, createCredentials } from '../../../simulator/gateway/credentials.ts';
import { type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

/** A run of the command line in this process. */
export interface Run {
  /** Lines on standard output so far. */
  out(): string[];
  /** The same, each parsed as JSON: throws where one is not. */
  json(): Record<string, unknown>[];
  /** What standard error says so far. */
  err(): string;
  /** As Ctrl+C. */
  interrupt(): void;
  readonly status: Promise<ExitStatus>;
}

/** Runs a command on an empty data folder. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const folder = await temporaryFolder();
  let out = '';
  let err = '';
  const interrupted = Promise.withResolvers<void>();
  const status = runCommandLine(args, {
    env: { EVENTORY_DATA: folder, ...env },
    stdin: new PassThrough(),
    stdout: new Writable({
      write(chunk, _encoding, done) {
        out += chunk;
        done();
      },
    }),
    warn(message) {
      err += `${message}\n`;
    },
    interrupted: interrupted.promise,
  });
  onTestFinished(async () => {
    interrupted.resolve();
    await status;
  });
  const lines = () => out.split('\n').filter((line) => line !== '');
  return {
    out: lines,
    json: () => lines().map((line) => JSON.parse(line)),
    err: () => err,
    interrupt: interrupted.resolve,
    status,
  };
}

let made: Promise<Credentials> | null = null;

/** A gateway that sends only what the test sends, and the flags and variables to connect to it. */
export async function startGateway(): Promise<{
  gateway: Simulator;
  flags: string[];
  env: NodeJS.ProcessEnv;
  folder: string;
}> {
  made ??= createCredentials();
  const gateway = await startSimulator({ scenario: 'none', credentials: await made });
  onTestFinished(() => gateway.dispose());
  const folder = await temporaryFolder();
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, gateway.ca);
  // All gateways of the tests have one key. Commands of other tests with that key must not see this one.
  const env = { EVENTORY_API_KEY: gateway.apiKey, XDG_RUNTIME_DIR: folder };
  return { gateway, flags: ['--url', gateway.url, '--ca', ca], env, folder };
}
