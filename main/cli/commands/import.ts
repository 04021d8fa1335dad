import { findUnknownSound } from '../../../core/alerts/sounds.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import type { ImportPlan } from '../../../core/watchlist/formats/import-preview.ts';
import { parseImport } from '../../../core/watchlist/formats/parse-import.ts';
import { applyImport, planImport } from '../../../core/watchlist/formats/plan-import.ts';
import { finishRestore } from '../../engine/backup/restore/pending-restore.ts';
import { openWatchlist } from '../../engine/profile/watchlist/watchlist.ts';
import { createConditionStore } from '../../engine/state/condition-store.ts';
import { findKey } from '../../engine/stores/find-key.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { acquireInstanceLock } from '../../host/locks/instance-lock.ts';
import { terminalLog } from '../../host/log.ts';
import { fileStores } from '../../host/stores/file-stores.ts';
import { secretFiles } from '../../host/stores/secret-files.ts';
import { systemClock } from '../../host/system-clock.ts';
import { DATA_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { CommandFailure, EXIT_STATUS, usageError } from '../exit-status.ts';
import { formatNotes, readStoredWatchlist, readWatchlistText } from '../inputs/watchlist-file.ts';
import { createOutput } from '../output.ts';
import { readRunSettings } from '../run-settings.ts';

const FLAGS = {
  replace: { help: 'remove stored entries that the file does not hold' },
  'dry-run': { help: 'say what would change, and change nothing' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

const ARGUMENTS = {
  name: 'import',
  flags: FLAGS,
  operand: { name: 'FILE', help: 'the watchlist file', required: true, many: false, example: 'watchlist.json' },
} as const;

/** `import`: the entries of a file into the stored watchlist, all or none. */
export const importCommand: Command = {
  ...ARGUMENTS,
  summary: 'Puts the entries of a watchlist file, JSON or CSV, into the stored watchlist.',
  footer: [
    'An entry replaces the stored one with the same id; the others stay. If a line cannot be used, nothing is changed.',
    'While Eventory Tray runs, import there: Watchlist, Import.',
  ],
  async run(args, { env, stdout, warn }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const path = operands[0] ?? '';
    const folder = given.data ?? appFolder(env);
    const key = (await secretFiles(folder).get('api_key')) ?? env.EVENTORY_API_KEY?.trim() ?? null;
    const { sounds } = readRunSettings(folder, {}, warn);
    const read = parseImport(
      readWatchlistText(path),
      'auto',
      (entry) => findKey(entry, key),
      () => {},
      (entry) => findUnknownSound(entry, sounds),
    );
    if (read.rejected.length > 0) {
      throw usageError(`Nothing was imported: ${path} cannot be used.\n${formatNotes(read.rejected)}`);
    }
    if (read.notes.length > 0) warn(`In ${path}:\n${formatNotes(read.notes)}`);
    const mode = given.replace === true ? 'replace' : 'merge';
    const output = createOutput(stdout);
    if (given['dry-run'] === true) {
      output.line(`Would import: ${formatPlan(planImport(readStoredWatchlist(folder, warn), read, mode))}.`);
    } else {
      const lock = await acquireInstanceLock(folder);
      if ('running' in lock) {
        throw usageError(
          'Eventory Tray is running and keeps the watchlist. Import there (Watchlist, Import), or quit it.',
        );
      }
      try {
        finishRestore(folder);
        output.line(
          `Imported: ${formatPlan(await importInto(folder, warn, (current) => planImport(current, read, mode)))}.`,
        );
      } finally {
        await lock.dispose();
      }
    }
    await output.flushed();
    return EXIT_STATUS.done;
  },
};

type Plan = (current: Parameters<typeof applyImport>[0]) => ImportPlan;

/** Changes the stored watchlist as planned. Throws if it cannot be read or written, and has then changed nothing. */
async function importInto(folder: string, warn: (message: string) => void, plan: Plan): Promise<ImportPlan> {
  // The app would begin a new file in place of one that it cannot read; an import refuses.
  readStoredWatchlist(folder, () => {});
  const conditions = createConditionStore(() => {});
  const log = { ...terminalLog(), error: () => {} };
  const store = fileStores(folder, Date.now).open('watchlist', 'live');
  const watchlist = openWatchlist({ store, conditions, clock: systemClock, log, onChange: () => {} });
  const planned = plan(watchlist.entries());
  watchlist.replace(applyImport(watchlist.entries(), planned));
  await watchlist.dispose();
  const [problem] = conditions.list();
  if (problem !== undefined) {
    throw new CommandFailure(
      EXIT_STATUS.failed,
      `Nothing was imported: ${store.path} cannot be written. ${firstSentence(problem.text)}`,
    );
  }
  if (watchlist.damaged().length > 0) warn(`${watchlist.damaged().length} damaged entries are kept as they are.`);
  return planned;
}

function firstSentence(text: string): string {
  return `${text.split('. ')[0]}. Check the space on the disk and that you may write in its folder.`;
}

function formatPlan({ added, changed, unchanged, removed }: ImportPlan): string {
  return [
    `${formatCount(added.length, 'entry', 'entries')} added`,
    `${changed.length} changed`,
    `${unchanged} unchanged`,
    `${removed.length} removed`,
  ].join(', ');
}
