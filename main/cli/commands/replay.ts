import { formatCount } from '../../../core/text/format/format-number.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG, UNLISTED_FLAG, WATCHLIST_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { createJsonFormatter, createTextFormatter, type WatchEvent } from '../formatters/watch-formatters.ts';
import { readRecordedFrames } from '../inputs/recorded-frames.ts';
import { readStoredWatchlist, readWatchlistFile } from '../inputs/watchlist-file.ts';
import { createMatchingRun } from '../matching-run.ts';
import { createOutput } from '../output.ts';
import { readRunSettings } from '../run-settings.ts';

/** After so many messages the output is flushed, which also notices that its reader has gone. */
const BATCH_LENGTH = 500;

const FLAGS = {
  json: { help: 'one JSON object a line, as "watch --json" prints it' },
  ...WATCHLIST_FLAG,
  ...UNLISTED_FLAG,
  endpoint: GATEWAY_FLAGS.endpoint,
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

const ARGUMENTS = {
  name: 'replay',
  flags: FLAGS,
  operand: {
    name: 'FILE',
    help: 'a JSON-lines file: "history --frames" makes one; or one message of the gateway a line',
    required: true,
    many: false,
    example: 'evening.jsonl',
  },
} as const;

/** `replay`: recorded messages through the engine, at the times at which they came. */
export const replayCommand: Command = {
  ...ARGUMENTS,
  summary: 'Decides on the messages of a recording, to try a watchlist on a past evening.',
  footer: ['Mutes and duplicates count by the time of the recording. Nothing that is stored is changed.'],
  async run(args, { env, stdout, warn, interrupted }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const folder = given.data ?? appFolder(env);
    const settings = readRunSettings(folder, given, warn);
    const entries =
      given.watchlist === undefined ? readStoredWatchlist(folder, warn) : readWatchlistFile(given.watchlist, warn);
    const output = createOutput(stdout);
    const lineOf = given.json === true ? createJsonFormatter() : createTextFormatter();
    const counts = new Map<string, number>();
    let atMs = 0;
    const run = createMatchingRun({
      entries,
      settings,
      clock: { now: () => atMs, elapsed: () => atMs },
      warn,
      onProcessed: () => {},
      print(event: WatchEvent) {
        const kind = event.kind === 'notification' ? event.processed.decision.outcome : event.kind;
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        const line = lineOf(event);
        if (line !== null) output.line(line);
      },
    });
    let stopped = false;
    void Promise.race([interrupted, output.closed]).then(() => {
      stopped = true;
    });
    let read = 0;
    for await (const { text, receivedAtMs } of readRecordedFrames(operands[0] ?? '', Date.now())) {
      atMs = receivedAtMs;
      run.accept(text, receivedAtMs);
      if (++read % BATCH_LENGTH === 0) await output.flushed();
      if (stopped) break;
    }
    await output.flushed();
    const summary = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
    warn(`${formatCount(read, 'message', 'messages')}${summary.length === 0 ? '' : `: ${summary.join(', ')}`}.`);
    return EXIT_STATUS.done;
  },
};
