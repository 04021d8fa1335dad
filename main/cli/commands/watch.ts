import { join } from 'node:path';
import { stopsConnection } from '../../../core/connection/failure.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { appFolder } from '../../browser/app-folder.ts';
import { terminalLog } from '../../browser/log.ts';
import { watchNetwork } from '../../browser/network-watch.ts';
import { noSystemProxies } from '../../browser/no-system-proxies.ts';
import { createDuplicateMemory } from '../../engine/duplicates.ts';
import { createGatewayConnection } from '../../engine/gateway/connection.ts';
import { createPipeline } from '../../engine/pipeline.ts';
import { INSTANCE_FILE, runningInstance } from '../../host/instance.ts';
import { systemClock } from '../../host/system-clock.ts';
import type { Command } from '../command.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG, UNLISTED_FLAG } from '../common-flags.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { readFlags, seconds, wholeNumber } from '../flags.ts';
import { createOutput } from '../output.ts';
import { requiredKey, runSettings } from '../run-settings.ts';
import { createWatchAlerts } from '../watch-alerts.ts';
import { createJsonLines, createTextLines, type WatchEvent } from '../watch-lines.ts';
import { storedWatchlist, watchlistFromFile } from '../watchlist-file.ts';

const FLAGS = {
  json: { help: 'one JSON object a line on standard output (docs/command-line.md)' },
  ...GATEWAY_FLAGS,
  watchlist: {
    value: 'FILE',
    variable: 'EVENTORY_WATCHLIST',
    help: 'an exported or hand-written JSON list of entries, in place of the stored watchlist',
  },
  ...UNLISTED_FLAG,
  count: { value: 'N', example: '10', help: 'stop after N notifications' },
  timeout: { value: 'SECONDS', example: '30', help: 'give up where not connected within this time (default 30)' },
  notify: { help: 'raise toasts too' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
};

/** `watch`: connects and prints one line for every message, with its decision. */
export const watch: Command = {
  name: 'watch',
  summary: 'Prints one line for each notification, with what the watchlist says of it.',
  flags: FLAGS,
  more: [
    'Exit status: 0 done, 2 a flag or file cannot be used, 3 the gateway refused the key, 4 not connected in time.',
    'Nothing that is stored is changed. Everything but the lines goes to standard error.',
  ],
  async run(args, { env, stdout, warn, interrupted }) {
    const given = readFlags('watch', FLAGS, args, env);
    const folder = given.data ?? appFolder(env);
    const count = wholeNumber('count', given.count, 1, 1_000_000_000) ?? Number.POSITIVE_INFINITY;
    const timeoutMs = seconds('timeout', given.timeout) ?? 30_000;
    const settings = runSettings(folder, given, warn);
    const entries =
      given.watchlist === undefined ? storedWatchlist(folder, warn) : watchlistFromFile(given.watchlist, warn);
    const apiKey = await requiredKey(given['api-key-file'], env, folder);
    if ((await runningInstance(join(folder, INSTANCE_FILE), systemClock)) !== null) {
      warn('Eventory Tray is running as well: with the same key, each of the two gets only part of the alerts.');
    }

    const output = createOutput(stdout);
    const lineOf = given.json === true ? createJsonLines() : createTextLines();
    let ended = false;
    const print = (event: WatchEvent): void => {
      const line = ended ? null : lineOf(event);
      if (line !== null) output.line(line);
    };
    const end = Promise.withResolvers<ExitStatus>();
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const index = createWatchlistIndex(entries);
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
    let lastId = 0;
    const pipeline = createPipeline({
      judgement: () => ({ index, entry: (id) => byId.get(id) ?? null, settings }),
      duplicates: createDuplicateMemory(systemClock.now),
      nextId: () => ++lastId,
      onAlert: (judged) => alerts?.raise(judged),
      onJudged(judged) {
        print({ kind: 'notification', judged });
        printed++;
        if (printed >= count) end.resolve(EXIT.done);
      },
      onMalformed: (error, _text, receivedAt) => print({ kind: 'malformed', receivedAt, error }),
      onFault: (what, error) => warn(`A fault of this program: ${what} (${error.message}).`),
    });

    gateway.onFrame((text, receivedAtMs) => {
      if (printed < count) pipeline.accept(text, receivedAtMs);
    });
    gateway.onRefused((error, receivedAt) => print({ kind: 'malformed', receivedAt, error }));
    gateway.onGap(({ from, to, reason }) => {
      if (to !== null) print({ kind: 'gap', gap: { from, to, reason } });
    });
    const cancelTimeout = systemClock.after(timeoutMs, () => {
      const { trouble } = gateway.status();
      warn(
        `Not connected within ${timeoutMs / 1000} s. ${trouble === null ? '' : `${trouble.sentence} ${trouble.next_step}`}`,
      );
      end.resolve(EXIT.notConnected);
    });
    gateway.onStatus((status) => {
      print({ kind: 'connection', status });
      if (status.state === 'open') cancelTimeout();
      // A key that cannot be sent at all leaves the connection idle.
      if (ended || !stopsConnection(status.trouble?.cause ?? '')) return;
      warn(`${status.trouble?.sentence ?? 'The gateway refused the key.'} ${status.trouble?.next_step ?? ''}`);
      end.resolve(EXIT.keyRefused);
    });

    gateway.configure({ ...settings.gateway, api_key: apiKey, extra_ca: null });
    gateway.connect();
    const status = await Promise.race([
      end.promise,
      interrupted.then(() => EXIT.done),
      output.closed.then(() => EXIT.done),
    ]);
    ended = true;
    cancelTimeout();
    network.stop();
    await gateway.close();
    // What was counted last is told as well; only Ctrl+C does not wait for its toast.
    await Promise.race([alerts?.settled(), interrupted]);
    alerts?.stop();
    await output.flushed();
    return status;
  },
};
