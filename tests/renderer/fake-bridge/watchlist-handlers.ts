import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { previewOf } from '../../../core/watchlist/formats/import-preview.ts';
import { SAMPLE_PREVIEW } from '../sample/preview.ts';
import { type FakeApp, watchlistPart } from './fake-app.ts';
import type { HandlersOf } from './handlers.ts';

const BLANK = { event: null, last_alert_at: null, alerts_today: 0, got_tickets: 0, warnings: [] };

/** The watchlist, which keeps what is saved in it. */
export const watchlistHandlers = (app: FakeApp): HandlersOf<'watchlist'> => ({
  'watchlist.list': () => watchlistPart(app.entries),
  'watchlist.save': ({ entry }) => {
    const value = entry as unknown as WatchlistEntry;
    const rest = app.entries.filter((view) => view.entry.id !== value.id);
    app.setEntries([...rest, { ...BLANK, entry: value }]);
    return { ok: true, value };
  },
  'watchlist.remove': ({ ids }) => {
    const removed = app.entries.filter((view) => ids.includes(view.entry.id));
    app.setEntries(app.entries.filter((view) => !ids.includes(view.entry.id)));
    const undo = `00000000-0000-4000-8000-${String(app.removed.size).padStart(12, '0')}`;
    app.removed.set(undo, removed);
    return { removed: removed.length, undo };
  },
  'watchlist.restore': ({ undo }) => {
    const back = app.removed.get(undo) ?? [];
    app.setEntries([...app.entries, ...back]);
    return { restored: back.length };
  },
  'watchlist.enable': ({ ids, enabled }) => {
    app.patchEntries(ids, { enabled });
    return { changed: ids.length };
  },
  'watchlist.mute': ({ ids, until }) => {
    app.patchEntries(ids, { muted_until: until });
    return { changed: ids.length };
  },
  'watchlist.preview': () => SAMPLE_PREVIEW,
  'watchlist.seenValues': () => ({
    sections: ['101', '107', '110', 'Floor GA'].map((item, n) => ({ item, cheapest: `$${95 + n * 9}.00` })),
    rows: ['A', 'C', '12'].map((item) => ({ item, cheapest: null })),
    websites: ['ticketmaster'],
    currency: '$',
  }),
  'watchlist.importPreview': () =>
    previewOf({
      format: 'json',
      added: [],
      changed: [],
      unchanged: app.entries.length,
      removed: [],
      kept: [],
      notes: [],
      rejected: [
        { line: 3, field: 'section', message: '`10-` at character 5: a range needs an end, for example 10-20' },
      ],
    }),
  'watchlist.importConfirm': () => ({ ok: true, value: { added: 0, changed: 0, removed: 0 } }),
  'watchlist.openLink': () => null,
  'watchlist.importCancel': () => null,
  'watchlist.export': ({ format }) => ({
    text: '[]',
    file_name: `watchlist.${format}`,
    media_type: 'application/json',
  }),
  'watchlist.discardDamaged': () => null,
  'watchlist.readUnread': () => ({ files: [], added: 0, failed: [] }),
  'watchlist.dismissUnread': () => ({ files: [] }),
});
