import { appFolder } from '../../host/folders/app-folder.ts';
import { findRunningInstance } from '../../host/locks/instance-lock.ts';
import { watchKeyUsers } from '../../host/locks/key-users.ts';
import { systemClock } from '../../host/system-clock.ts';
import { limitMemory } from '../../lib/memory/limit-memory.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG, UNLISTED_FLAG, WATCHLIST_FLAG } from '../arguments/common-flags.ts';
import { type Flags, type FlagValues, secondsAsMs, wholeNumber } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts';
import { findApiKey, readRequiredKey } from '../inputs/api-key.ts';
import { readStoredWatchlist, readWatchlistFile } from '../inputs/watchlist-file.ts';
import { readRunSettings } from '../run-settings.ts';
import { watchRunningApp } from '../watch/attached-watch.ts';
import { watchByOwnConnection } from '../watch/own-watch.ts';
import { createWatchRun, type WatchRun } from '../watch/watch-run.ts';

const FLAGS = {
  json: { help: 'one JSON object a line on standard output (docs/command-line.md)' },
  direct: { help: 'open its own connection although the app runs: each then gets only part of the alerts' },
  ...GATEWAY_FLAGS,
  ...WATCHLIST_FLAG,
  ...UNLISTED_FLAG,
  count: { value: 'N', example: '10', parse: wholeNumber(1, 1_000_000_000), help: 'stop after N notifications' },
  timeout: {
    value: 'SECONDS',
    example: '30',
    parse: secondsAsMs,
    help: 'exit if not connected within this time (default 30)',
  },
  notify: { help: 'raise toasts too' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

/** What says how to connect or decide: with one of these the app's connection is not the one that is asked for. */
const OWN_CONNECTION_FLAGS = [
  'direct',
  'url',
  'endpoint',
  'ca',
  'api-key-file',
  'watchlist',
  'unlisted',
] as const satisfies readonly (keyof typeof FLAGS)[];

/** `watch`: prints one line for every message, with its decision: of the running app, else of a direct connection. */
export const watchCommand: Command = {
  name: 'watch',
  summary: 'Prints one line for each notification, with what the watchlist says of it.',
  flags: FLAGS,
  operand: null,
  footer: [
    'While the app runs, its notifications are printed and no second connection is opened.',
    'Exit status: 0 done, 2 a flag or file cannot be used, 3 the gateway refused the key, 4 not connected in time.',
    'Nothing that is stored is changed. Everything but the lines goes to standard error.',
  ],
  async run(args, terminal) {
    const { env, stdout, warn, interrupted } = terminal;
    const given = readFlags('watch', FLAGS, args, env);
    limitMemory();
    const folder = given.data ?? appFolder(env);
    const { count = Number.POSITIVE_INFINITY, timeout: timeoutMs = 30_000 } = given;
    const run = createWatchRun(stdout, { json: given.json === true, timeoutMs, warn, count, interrupted });
    try {
      return (await watchApp(folder, given, run, env)) ?? (await watchAlone(folder, given, run, terminal));
    } finally {
      await run.flushed();
    }
  },
};

/** `null` if the app does not run, or not any more, or its connection is not the one to watch. */
async function watchApp(
  folder: string,
  given: FlagValues<typeof FLAGS>,
  run: WatchRun,
  env: NodeJS.ProcessEnv,
): Promise<ExitStatus | null> {
  const running = await findRunningInstance(folder);
  if (running === null) return null;
  if (running.stream === null || OWN_CONNECTION_FLAGS.some((name) => given[name] !== undefined)) {
    run.warn('Eventory Tray is running as well: with the same key, each of the two gets only part of the alerts.');
    return null;
  }
  run.warn('Eventory Tray is running: these are its notifications. --direct opens its own connection.');
  if (given.notify === true) run.warn('The app raises the toasts, so --notify adds none.');
  const status = await watchRunningApp(folder, running.stream, run);
  if (status !== null) return status;
  const { key, why } = await findApiKey(given, env, folder, readRunSettings(folder, given, run.warn).gateway);
  if (key === null) {
    run.warn(`Eventory Tray has ended. ${why}`);
    return EXIT_STATUS.notConnected;
  }
  run.warn('Eventory Tray has ended: going on with its own connection.');
  return null;
}

async function watchAlone(
  folder: string,
  given: FlagValues<typeof FLAGS>,
  run: WatchRun,
  { env, warn, interrupted }: Terminal,
): Promise<ExitStatus> {
  const settings = readRunSettings(folder, given, warn);
  const entries =
    given.watchlist === undefined ? readStoredWatchlist(folder, warn) : readWatchlistFile(given.watchlist, warn);
  const apiKey = await readRequiredKey(given, env, folder, settings.gateway);
  const onKeyUsers = (others: boolean) => {
    if (others) warn('Another program of this computer uses the same key: each of them gets only part of the alerts.');
  };
  const keyUsers = watchKeyUsers(apiKey, systemClock, onKeyUsers, env);
  try {
    const notify = given.notify === true;
    return await watchByOwnConnection({ folder, apiKey, settings, entries, notify, interrupted }, run);
  } finally {
    keyUsers.dispose();
  }
}
