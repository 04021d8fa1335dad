import { stopsConnection } from '../../../core/connection/failure.ts';
import { createAsyncDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { gatewayConfigOf } from '../../engine/gateway/gateway-config.ts';
import { createGatewayConnection } from '../../engine/gateway/gateway-connection.ts';
import { terminalLog } from '../../host/log.ts';
import { watchNetwork } from '../../host/network-watch.ts';
import { noSystemProxies } from '../../host/no-system-proxies.ts';
import { systemClock } from '../../host/system-clock.ts';
import { followTimeZone } from '../../host/time-zone.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts';
import { createJsonFormatter, createTextFormatter, type WatchEvent } from '../formatters/watch-formatters.ts';
import { createMatchingRun } from '../matching-run.ts';
import { completeProxy } from '../run-settings.ts';
import { createWatchAlerts } from './watch-alerts.ts';
import type { WatchRun } from './watch-run.ts';

export interface OwnWatchOptions {
  readonly folder: string;
  readonly apiKey: string;
  readonly settings: Settings;
  readonly entries: readonly WatchlistEntry[];
  /** Raise toasts too. */
  readonly notify: boolean;
  /** Resolves at Ctrl+C. */
  readonly interrupted: Promise<void>;
}

/** Opens its own connection and prints one line for every message, with its decision. */
export async function watchByOwnConnection(options: OwnWatchOptions, run: WatchRun): Promise<ExitStatus> {
  const { settings, interrupted } = options;
  const { warn } = run;
  const timeZone = followTimeZone(systemClock);
  const lineOf = run.json ? createJsonFormatter() : createTextFormatter();
  let ended = false;
  const end = Promise.withResolvers<ExitStatus>();
  const print = (event: WatchEvent): void => {
    const line = ended ? null : lineOf(event);
    if (line !== null && run.print(line, event.kind === 'notification')) end.resolve(EXIT_STATUS.done);
  };
  const log = terminalLog();
  const network = watchNetwork(systemClock);
  const gateway = createGatewayConnection({
    clock: systemClock,
    log,
    network,
    proxies: noSystemProxies,
    random: Math.random,
  });
  const alerts = options.notify ? await createWatchAlerts(settings) : null;
  const matching = createMatchingRun({
    entries: options.entries,
    settings,
    clock: systemClock,
    warn,
    onProcessed(processed) {
      if (processed.decision.outcome === 'alert') alerts?.raise(processed);
    },
    print,
  });

  gateway.onFrame((text, receivedAtMs) => {
    if (run.remaining() > 0) matching.accept(text, receivedAtMs);
  });
  gateway.onRejectedFrame((error, receivedAt) => print({ kind: 'malformed', receivedAtMs: receivedAt, error }));
  gateway.onGap(({ from, to, reason }) => {
    if (to !== null) print({ kind: 'gap', gap: { from, to, reason } });
  });
  const cancelTimeout = systemClock.after(run.timeoutMs, () => {
    const { problem } = gateway.status();
    warn(
      `Not connected within ${run.timeoutMs / 1000} s. ${problem === null ? '' : `${problem.sentence} ${problem.next_step}`}`,
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

  const proxy = await completeProxy(settings.gateway.proxy, options.folder);
  gateway.configure(gatewayConfigOf({ ...settings.gateway, proxy }, { apiKey: options.apiKey, extraCa: null }));
  gateway.connect();
  const status = await Promise.race([end.promise, run.stopped.then(() => EXIT_STATUS.done)]);
  ended = true;
  const stack = createAsyncDisposableStack();
  if (alerts !== null) {
    stack.use(alerts);
    // The toast of the last notification counted still comes; only Ctrl+C does not wait for it.
    stack.defer(() => Promise.race([alerts.settled(), interrupted]));
  }
  stack.use(gateway);
  stack.defer(network.dispose);
  stack.use(timeZone);
  stack.defer(cancelTimeout);
  await stack.dispose();
  return status;
}
