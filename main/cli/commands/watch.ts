import { stopsConnection } from '../../../core/connection/failure.ts';
import { createAsyncDisposableStack } from '../../../core/lifecycle/disposable.ts';
import { gatewayConfigOf } from '../../engine/gateway/gateway-config.ts';
import { createGatewayConnection } from '../../engine/gateway/gateway-connection.ts';
import { appFolder } from '../../host/app-folder.ts';
import { findRunningInstance } from '../../host/locks/instance-lock.ts';
import { watchKeyUsers } from '../../host/locks/key-users.ts';
import { terminalLog } from '../../host/log.ts';
import { watchNetwork } from '../../host/network-watch.ts';
import { noSystemProxies } from '../../host/no-system-proxies.ts';
import { systemClock } from '../../host/system-clock.ts';
import { followTimeZone } from '../../host/time-zone.ts';
import { limitYoungGeneration } from '../../host/young-generation.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG, UNLISTED_FLAG, WATCHLIST_FLAG } from '../arguments/common-flags.ts';
import { type Flags, secondsAsMs, wholeNumber } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts';
import { createJsonFormatter, createTextFormatter, type WatchEvent } from '../formatters/watch-formatters.ts';
import { readRequiredKey } from '../inputs/api-key.ts';
import { readStoredWatchlist, readWatchlistFile } from '../inputs/watchlist-file.ts';
import { createMatchingRun } from '../matching-run.ts';
import { createOutput } from '../output.ts';
import { completeProxy, readRunSettings } from '../run-settings.ts';
import { createWatchAlerts } from '../watch-alerts.ts';

const FLAGS = {
  json: { help: 'one JSON object a line on standard output (docs/command-line.md)' },
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

/** `watch`: connects and prints one line for every message, with its decision. */
export const watchCommand: Command = {
  name: 'watch',
  summary: 'Prints one line for each notification, with what the watchlist says of it.',
  flags: FLAGS,
  operand: null,
  footer: [
    'Exit status: 0 done, 2 a flag or file cannot be used, 3 the gateway refused the key, 4 not connected in time.',
    'Nothing that is stored is changed. Everything but the lines goes to standard error.',
  ],
  async run(args, { env, stdout, warn, interrupted }) {
    const given = readFlags('watch', FLAGS, args, env);
    limitYoungGeneration();
    const folder = given.data ?? appFolder(env);
    const { count = Number.POSITIVE_INFINITY, timeout: timeoutMs = 30_000 } = given;
    const settings = readRunSettings(folder, given, warn);
    const entries =
      given.watchlist === undefined ? readStoredWatchlist(folder, warn) : readWatchlistFile(given.watchlist, warn);
    const apiKey = await readRequiredKey(given, env, folder, settings.gateway);
    if ((await findRunningInstance(folder)) !== null) {
      warn('Eventory Tray is running as well: with the same key, each of the two gets only part of the alerts.');
    }
    const timeZone = followTimeZone(systemClock);
    const onKeyUsers = (others: boolean) => {
      if (others)
        warn('Another program of this computer uses the same key: each of them gets only part of the alerts.');
    };
    const keyUsers = watchKeyUsers(apiKey, systemClock, onKeyUsers, env);

    const output = createOutput(stdout);
    const lineOf = given.json === true ? createJsonFormatter() : createTextFormatter();
    let ended = false;
    const print = (event: WatchEvent): void => {
      const line = ended ? null : lineOf(event);
      if (line !== null) output.line(line);
    };
    const end = Promise.withResolvers<ExitStatus>();
    const log = terminalLog();
    const network = watchNetwork(systemClock);
    const gateway = createGatewayConnection({
      clock: systemClock,
      log,
      network,
      proxies: noSystemProxies,
      random: Math.random,
    });
    const alerts = given.notify === true ? await createWatchAlerts(settings) : null;
    let printed = 0;
    const run = createMatchingRun({
      entries,
      settings,
      clock: systemClock,
      warn,
      onProcessed(processed) {
        if (processed.decision.outcome === 'alert') alerts?.raise(processed);
      },
      print(event) {
        print(event);
        if (event.kind === 'notification' && ++printed >= count) end.resolve(EXIT_STATUS.done);
      },
    });

    gateway.onFrame((text, receivedAtMs) => {
      if (printed < count) run.accept(text, receivedAtMs);
    });
    gateway.onRejectedFrame((error, receivedAt) => print({ kind: 'malformed', receivedAtMs: receivedAt, error }));
    gateway.onGap(({ from, to, reason }) => {
      if (to !== null) print({ kind: 'gap', gap: { from, to, reason } });
    });
    const cancelTimeout = systemClock.after(timeoutMs, () => {
      const { problem } = gateway.status();
      warn(
        `Not connected within ${timeoutMs / 1000} s. ${problem === null ? '' : `${problem.sentence} ${problem.next_step}`}`,
      );
      end.resolve(EXIT_STATUS.notConnected);
    });
    gateway.onStatus((status) => {
      print({ kind: 'connection', status });
      if (status.state === 'open') cancelTimeout();
      // A key that cannot be sent at all leaves the connection idle.
      if (ended || !stopsConnection(status.problem?.cause ?? '')) return;
      warn(`${status.problem?.sentence ?? 'The gateway refused the key.'} ${status.problem?.next_step ?? ''}`);
      end.resolve(EXIT_STATUS.keyRefused);
    });

    const proxy = await completeProxy(settings.gateway.proxy, folder);
    gateway.configure(gatewayConfigOf({ ...settings.gateway, proxy }, { apiKey, extraCa: null }));
    gateway.connect();
    const status = await Promise.race([
      end.promise,
      interrupted.then(() => EXIT_STATUS.done),
      output.closed.then(() => EXIT_STATUS.done),
    ]);
    ended = true;
    const stack = createAsyncDisposableStack();
    stack.defer(output.flushed);
    if (alerts !== null) {
      stack.use(alerts);
      // The toast of the last notification counted still comes; only Ctrl+C does not wait for it.
      stack.defer(() => Promise.race([alerts.settled(), interrupted]));
    }
    stack.use(gateway);
    stack.defer(network.dispose);
    stack.use(keyUsers);
    stack.use(timeZone);
    stack.defer(cancelTimeout);
    await stack.dispose();
    return status;
  },
};
