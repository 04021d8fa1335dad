import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { HISTORY_CSV_HEADER, toHistoryCsv, toHistoryJson } from '../../../core/feed/records/history-rows.ts';
import { searchWords } from '../../../core/feed/search/feed-search.ts';
import type { ItemPage } from '../../engine/history/reading/list-items.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { DATA_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import { type Flags, wholeNumber } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS, usageError } from '../exit-status.ts';
import { formatFrameRow, formatTextRow } from '../formatters/history-formatters.ts';
import { openStoredHistory } from '../inputs/stored-history.ts';
import { createOutput } from '../output.ts';

const PAGE_LENGTH = 500;
const DEFAULT_LIMIT = 50;

const FLAGS = {
  alerts: { help: 'only alerts' },
  website: { value: 'NAME', example: 'example-tickets', help: 'only this site' },
  change: { value: 'TYPE', example: 'stock_increase', help: 'only with this change' },
  limit: {
    value: 'N',
    example: '200',
    parse: wholeNumber(0, 1_000_000_000),
    help: `at most the newest N; 0 for all (default ${DEFAULT_LIMIT})`,
  },
  json: { help: 'one JSON object a line' },
  csv: { help: 'CSV for spreadsheets' },
  frames: { help: 'the messages as received, oldest first, one a line: what "replay" reads' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

const ARGUMENTS = {
  name: 'history',
  flags: FLAGS,
  operand: {
    name: 'WORDS...',
    help: 'words that event, artist, venue, location, id, sections or offers contain',
    required: false,
    many: true,
    example: 'floor',
  },
} as const;

/** `history`: what the app has recorded, searched as in the feed. */
export const historyCommand: Command = {
  ...ARGUMENTS,
  summary: 'Prints recorded notifications, newest first.',
  footer: ['Nothing that is stored is changed; the app may be running.'],
  async run(args, { env, stdout, warn, interrupted }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const forms = (['json', 'csv', 'frames'] as const).filter((form) => given[form] === true);
    if (forms.length > 1) throw usageError(`--${forms.join(' and --')} exclude each other. Give one of them.`);
    const form = forms[0] ?? 'text';
    const folder = given.data ?? appFolder(env);
    const history = openStoredHistory(folder);
    const output = createOutput(stdout);
    if (form === 'csv') output.text(HISTORY_CSV_HEADER);
    if (history === null) {
      warn(`There is no history in ${folder} yet.`);
      await output.flushed();
      return EXIT_STATUS.done;
    }
    let stopped = false;
    void Promise.race([interrupted, output.closed]).then(() => {
      stopped = true;
    });
    const limit = given.limit === 0 ? Number.POSITIVE_INFINITY : (given.limit ?? DEFAULT_LIMIT);
    const query = {
      view: given.alerts === true ? 'alerts' : 'everything',
      words: searchWords(operands.join(' ')),
      website: given.website ?? null,
      changeType: given.change ?? null,
    } as const;

    async function* newestFirst(): AsyncGenerator<NotificationItem> {
      let before: number | null = null;
      let left = limit;
      while (left > 0 && !stopped) {
        const page: ItemPage = history?.reader.list({ ...query, before, limit: PAGE_LENGTH }) ?? {
          items: [],
          more: false,
        };
        for (const item of page.items) {
          before = item.id;
          if (item.kind !== 'notification' || item.test) continue;
          yield item;
          left -= 1;
          if (left === 0) return;
        }
        if (!page.more || page.items.length === 0) return;
        // Whoever reads the output gets the time to go away.
        await output.flushed();
      }
    }

    if (form === 'frames') {
      const ids: number[] = [];
      for await (const { id } of newestFirst()) ids.push(id);
      for (const [index, id] of ids.reverse().entries()) {
        if (stopped) break;
        const stored = history.reader.get(id);
        if (stored !== null) output.line(formatFrameRow(stored));
        if (index % PAGE_LENGTH === 0) await output.flushed();
      }
    } else {
      for await (const item of newestFirst()) {
        if (form === 'json') output.line(toHistoryJson(item, history.reader.get(item.id)));
        else if (form === 'csv') output.text(toHistoryCsv(item));
        else output.line(formatTextRow(item));
      }
    }
    await output.flushed();
    const damaged = history.damagedRows();
    if (damaged > 0) warn(`${damaged} rows of the history are damaged and were passed over.`);
    history.dispose();
    return EXIT_STATUS.done;
  },
};
