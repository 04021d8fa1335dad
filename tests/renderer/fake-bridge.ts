import type { AppState } from '../../core/bridge/app-state.ts';
import type { BridgeEventName, BridgeEvents, RequestResponses } from '../../core/bridge/contract.ts';
import { exportPart, type SeriesCursor } from '../../core/bridge/export-part.ts';
import type { RequestName, RequestPayload } from '../../core/bridge/request-schemas.ts';
import type { EntryOverview, WatchlistPart } from '../../core/bridge/watchlist-state.ts';
import type { FeedItem } from '../../core/feed/feed-item.ts';
import { withResult } from '../../core/feed/item-result.ts';
import { type Settings, settingsSchema } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { previewOf } from '../../core/watchlist/formats/import-preview.ts';
import type { BridgeClient, TransportState } from '../../renderer/lib/bridge/loopback-bridge.ts';
import { createFakeReplay } from './fake-replay.ts';
import { sampleState } from './sample/app-state.ts';
import { sampleDetail } from './sample/detail.ts';
import { NOW_MS, SAMPLE_EVENTS } from './sample/events.ts';
import { sampleFeed } from './sample/feed.ts';
import { SAMPLE_HEALTH } from './sample/health.ts';
import { sampleSeries } from './sample/series.ts';
import { sampleAlertStatistics, sampleDrops } from './sample/statistics.ts';
import { SAMPLE_WATCHLIST } from './sample/watchlist.ts';

type Handlers = {
  [N in RequestName]: (payload: RequestPayload<N>) => RequestResponses[N] | Promise<RequestResponses[N]>;
};

/** What the fake app starts with. */
export interface FakeBridgeOptions {
  readonly state?: AppState;
  readonly feed?: readonly FeedItem[];
  readonly watchlist?: readonly EntryOverview[];
  /** Answers that differ from the default ones. */
  readonly handlers?: Partial<Handlers>;
}

/** A whole watchlist as its only part. */
export const watchlistPart = (entries: readonly EntryOverview[], damaged: WatchlistPart['damaged'] = []) => ({
  version: 1,
  start: 0,
  total: entries.length,
  entries,
  damaged,
});

/** A bridge without an app behind it: answers from sample data and records what was asked. */
export function createFakeBridge(options: FakeBridgeOptions = {}) {
  let state = options.state ?? sampleState();
  let entries = options.watchlist ?? SAMPLE_WATCHLIST;
  const feed = [...(options.feed ?? sampleFeed(120))];
  const requests: { name: RequestName; payload: unknown }[] = [];
  const listeners = new Map<BridgeEventName, Set<(payload: never) => void>>();
  const stateListeners = new Set<(link: TransportState) => void>();
  let link: TransportState = 'up';

  function emit<E extends BridgeEventName>(event: E, payload: BridgeEvents[E]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }
  const setState = (patch: Partial<AppState>) => {
    state = { ...state, ...patch };
    emit('state', state);
  };
  const setEntries = (next: readonly EntryOverview[]) => {
    entries = next;
    emit('watchlist', watchlistPart(entries));
  };
  const patchEntries = (ids: readonly string[], patch: Partial<WatchlistEntry>) =>
    setEntries(
      entries.map((view) => (ids.includes(view.entry.id) ? { ...view, entry: { ...view.entry, ...patch } } : view)),
    );
  const blank = { event: null, last_alert_at: null, alerts_today: 0, got_tickets: 0, warnings: [] };
  const itemOf = (id: number) => feed.find((item) => item.id === id);

  const replay = createFakeReplay(feed, (current) => emit('replay', current));
  const handlers: Handlers = {
    ...replay.handlers,
    'state.get': () => state,
    'feed.list': ({ before, limit, view, query, website, change_type, filters }) => {
      const words = query.toLowerCase().split(' ').filter(Boolean);
      const wanted = feed
        .filter((item) => before === null || item.id < before)
        .filter((item) => view === 'everything' || item.kind === 'gap' || item.outcome === 'alert')
        .filter((item) => website === null || (item.kind !== 'gap' && item.website === website))
        .filter(
          (item) => change_type === null || (item.kind !== 'gap' && item.changes.some((c) => c.type === change_type)),
        )
        .filter((item) => filters?.outcome == null || (item.kind !== 'gap' && item.outcome === filters.outcome))
        .filter((item) => words.every((word) => JSON.stringify(item).toLowerCase().includes(word)))
        .reverse();
      return { items: wanted.slice(0, limit), more: wanted.length > limit };
    },
    'feed.count': ({ query, website, change_type }) => {
      const list = {
        query,
        website,
        change_type,
        view: 'everything',
        before: null,
        limit: Number.MAX_SAFE_INTEGER,
      } as const;
      const { items } = handlers['feed.list'](list) as RequestResponses['feed.list'];
      const found = items.filter((item) => item.kind === 'notification');
      return {
        alerts: { count: found.filter(({ outcome }) => outcome === 'alert').length, more: false },
        everything: { count: found.length, more: false },
      };
    },
    'history.storage': () => ({
      bytes: 1_450_987_520,
      free_bytes: 0,
      items: 412_318,
      oldest_at: new Date(NOW_MS - 29 * 24 * 3_600_000).toISOString(),
      upkeep: { state: 'none' },
    }),
    'history.upkeep': () => null,
    'history.clear': () => {
      feed.length = 0;
      return null;
    },
    'backup.get': () => ({ state: 'none' }),
    'backup.start': () => null,
    'backup.cancel': () => null,
    'restore.choose': () => ({ upload: null }),
    'restore.confirm': () => null,
    'history.websites': () => ['axs', 'ticketmaster'],
    'history.export': ({ format, before }) =>
      exportPart([`row ${before}\r\n`], {
        format,
        isFirst: before === null,
        csvHeader: 'id\r\n',
        next: before === null ? 7 : null,
      }),
    'events.export': ({ format, after }) =>
      exportPart<SeriesCursor>(['point\r\n'], { format, isFirst: after === null, csvHeader: 'at\r\n', next: null }),
    'events.list': () => ({ events: SAMPLE_EVENTS, total: SAMPLE_EVENTS.length }),
    'events.series': sampleSeries,
    'statistics.drops': sampleDrops,
    'statistics.alerts': sampleAlertStatistics,
    'statistics.away': () => ({ missed: null, offline: null }),
    'feed.detail': ({ id }) => {
      const item = itemOf(id);
      return item?.kind === 'notification' ? sampleDetail(item) : null;
    },
    'feed.raw': ({ id }) => {
      const text = JSON.stringify({ event_id: 'abc123', stock: id });
      return { text, length: text.length };
    },
    'feed.copyRaw': () => ({ copied: true }),
    'feed.result': ({ id, outcome, tickets }) => {
      const item = itemOf(id);
      if (item?.kind !== 'notification') throw new Error('This notification is no longer in the history.');
      const result = outcome === null ? null : { outcome, at: new Date(NOW_MS).toISOString(), tickets };
      feed[feed.indexOf(item)] = withResult(item, result);
      emit('feed.changed', { items: [withResult(item, result)] });
      const entry = entries.find((view) => view.entry.id === item.entry)?.entry ?? null;
      return { entry: entry?.id ?? null, got: tickets, wanted: entry?.wanted_tickets ?? null };
    },
    'link.open': () => ({ outcome: 'opened', url: 'https://tickets.example/cart/101' }),
    'page.report': () => null,
    'page.result': () => null,
    'page.click': () => null,
    'link.copy': () => ({ copied: true, url: 'https://tickets.example/cart/101' }),
    'app.quit': () => null,
    'clipboard.write': () => ({ copied: true }),
    'watchlist.list': () => watchlistPart(entries),
    'watchlist.save': ({ entry }) => {
      const value = entry as unknown as WatchlistEntry;
      const rest = entries.filter((view) => view.entry.id !== value.id);
      setEntries([...rest, { ...blank, entry: value }]);
      return { ok: true, value };
    },
    'watchlist.remove': ({ ids }) => {
      const removed = entries.filter((view) => ids.includes(view.entry.id)).map((view) => view.entry);
      setEntries(entries.filter((view) => !ids.includes(view.entry.id)));
      return { removed };
    },
    'watchlist.restore': ({ entries: back }) => {
      setEntries([...entries, ...back.map((entry) => ({ ...blank, entry: entry as unknown as WatchlistEntry }))]);
      return { restored: back.length };
    },
    'watchlist.enable': ({ ids, enabled }) => {
      patchEntries(ids, { enabled });
      return { changed: ids.length };
    },
    'watchlist.mute': ({ ids, until }) => {
      patchEntries(ids, { muted_until: until });
      return { changed: ids.length };
    },
    'watchlist.preview': () => {
      const items = feed.filter((item) => item.kind === 'notification');
      const alerts = items.filter((item) => item.outcome === 'alert');
      return {
        issues: [],
        evaluated: items.length,
        alerts: alerts.length,
        alerts_before: alerts.length + 14,
        would_alert: alerts
          .slice(-20)
          .reverse()
          .map((item) => ({ item, why: item.unverified.length > 0 ? 'row unverified' : null })),
        would_not: items
          .filter((item) => item.outcome !== 'alert')
          .slice(-20)
          .reverse()
          .map((item) => ({ item, why: item.why })),
      };
    },
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
        unchanged: entries.length,
        removed: [],
        kept: [],
        notes: [],
        rejected: [
          { line: 3, field: 'section', message: '`10-` at character 5: a range needs an end, for example 10-20' },
        ],
      }),
    'watchlist.importConfirm': () => ({ ok: true, value: { added: 0, changed: 0, removed: 0 } }),
    'watchlist.openLink': () => null,
    'update.check': () => null,
    'update.openPage': () => null,
    'watchlist.importCancel': () => null,
    'watchlist.export': ({ format }) => ({
      text: '[]',
      file_name: `watchlist.${format}`,
      media_type: 'application/json',
    }),
    'watchlist.discardDamaged': () => null,
    'settings.update': ({ patch }) => {
      const merged: Record<string, unknown> = { ...state.settings };
      for (const [key, value] of Object.entries(patch)) {
        const old = merged[key];
        merged[key] = isRecord(old) && isRecord(value) ? { ...old, ...value } : value;
      }
      const parsed = settingsSchema.safeParse(merged);
      if (!parsed.success) {
        return { ok: false, issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) };
      }
      const settings: Settings = parsed.data;
      setState({ settings });
      return { ok: true, value: settings };
    },
    'key.set': ({ key }) => {
      const value = { ...state.key, set: true, ending: key.slice(-4) };
      setState({ key: value });
      return { ok: true, value };
    },
    'key.clear': () => {
      setState({ key: { ...state.key, set: false, ending: null } });
      return null;
    },
    'demo.start': () => {
      setState({ profile: 'demo', profile_number: state.profile_number + 1 });
      return null;
    },
    'demo.stop': () => {
      setState({ profile: 'live', profile_number: state.profile_number + 1 });
      return null;
    },
    'connection.connect': () => null,
    'connection.disconnect': () => null,
    'alerts.pause': ({ until }) => {
      setState({ paused_until: until });
      return null;
    },
    'alerts.test': () => ({ id: 1001, outcome: { outcome: 'shown', by: 'dbus', detail: 'shown by dunst' } }),
    'sound.preview': () => ({ played: true, detail: '' }),
    'sound.add': ({ label }) => {
      const value = { id: `own-${String(state.settings.sounds.length).padStart(24, '0')}`, label };
      setState({ settings: { ...state.settings, sounds: [...state.settings.sounds, value] } });
      return { ok: true, value };
    },
    'sound.rename': ({ sound: id, label }) => {
      const sounds = state.settings.sounds.map((sound) => (sound.id === id ? { id, label } : sound));
      setState({ settings: { ...state.settings, sounds } });
      return { ok: true, value: { id, label } };
    },
    'sound.remove': ({ sound: id }) => {
      const { sounds, alerts } = state.settings;
      const sound = alerts.sound === id ? 'chime' : alerts.sound;
      const left = sounds.filter((one) => one.id !== id);
      setState({ settings: { ...state.settings, sounds: left, alerts: { ...alerts, sound } } });
      return { ok: true, value: null };
    },
    'sound.restore': ({ sound: id, label }) => {
      setState({ settings: { ...state.settings, sounds: [...state.settings.sounds, { id, label }] } });
      return { ok: true, value: { id, label } };
    },
    'sound.read': () => ({ wav: '' }),
    'speech.get': () => ({ missing: null }),
    'speech.test': () => ({ spoken: true, detail: 'Spoken.' }),
    'presence.get': () => ({ away: false, idle_seconds: 4, locked: false }),
    'forwarder.save': ({ address: _address, ...forwarder }) => {
      const rest = state.settings.forwarders.filter(({ id }) => id !== forwarder.id);
      setState({ settings: { ...state.settings, forwarders: [...rest, forwarder] } });
      return { ok: true, value: null };
    },
    'forwarder.remove': ({ id }) => {
      const forwarders = state.settings.forwarders.filter((forwarder) => forwarder.id !== id);
      setState({ settings: { ...state.settings, forwarders } });
      return null;
    },
    'forwarder.test': () => ({ delivered: true, detail: '204 in 80 ms' }),
    'heartbeat.save': () => {
      setState({ settings: { ...state.settings, heartbeat: { ...state.settings.heartbeat, enabled: true } } });
      return { ok: true, value: null };
    },
    'heartbeat.remove': () => {
      setState({ settings: { ...state.settings, heartbeat: { ...state.settings.heartbeat, enabled: false } } });
      return null;
    },
    'heartbeat.test': () => ({ delivered: true, detail: 'Delivered.' }),
    'computers.save': ({ url, passphrase }) => {
      if (url !== null && !/^mqtts?:/.test(url)) {
        return { ok: false, issues: [{ path: 'url', message: 'Write the address of your broker.' }] };
      }
      if (passphrase !== null && passphrase.length < 12) {
        return { ok: false, issues: [{ path: 'passphrase', message: 'At least 12 characters.' }] };
      }
      setState({ settings: { ...state.settings, computers: { ...state.settings.computers, enabled: true } } });
      return { ok: true, value: null };
    },
    'computers.remove': () => {
      setState({
        computers: null,
        settings: { ...state.settings, computers: { ...state.settings.computers, enabled: false } },
      });
      return null;
    },
    'computers.handOver': () => null,
    'computers.forget': () => null,
    'diagnostics.get': () => SAMPLE_HEALTH,
    'diagnostics.run': () => SAMPLE_HEALTH.steps,
    'diagnostics.report': () => ({ text: 'Eventory Tray 0.1.0' }),
    ...options.handlers,
  };

  const bridge: BridgeClient = {
    async request(name, payload) {
      requests.push({ name, payload });
      return handlers[name](payload);
    },
    subscribe(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    transportState: () => link,
    onTransportState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };

  return {
    bridge,
    emit,
    setState,
    /** What was asked under this name, in order. */
    askedFor: <N extends RequestName>(name: N) =>
      requests.filter((request) => request.name === name).map((request) => request.payload as RequestPayload<N>),
    /** A live item arrives. */
    arrive(...items: FeedItem[]) {
      feed.push(...items);
      const notifications = items.filter((item) => item.kind === 'notification');
      const { alerts_today, notifications_today } = state.counts;
      const counts = {
        alerts_today: alerts_today + notifications.filter(({ outcome }) => outcome === 'alert').length,
        notifications_today: notifications_today + notifications.length,
      };
      state = { ...state, counts };
      emit('feed', { items, counts });
    },
    setLink(next: TransportState) {
      link = next;
      for (const listener of stateListeners) listener(next);
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
