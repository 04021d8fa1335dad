import type { AppState, BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Engine } from '../engine/engine.ts';
import { openAlertLink, openNewestAlert } from './alert-links.ts';
import { ask } from './ask.ts';
import { RecentAlerts } from './recent-alerts.ts';
import type { ShortcutKeys } from './shortcuts.ts';
import type { TrayView } from './tray.ts';
import type { TrayActions } from './tray-menu.ts';
import type { MainWindow } from './window.ts';

/** What the app is to the desktop while its window may be hidden. */
export interface Presence {
  readonly view: () => TrayView;
  readonly actions: TrayActions & { toggleWindow(): void; openNewest(): void };
  /** Begins to follow the engine; the answer ends it. */
  follow(parts: {
    readonly tray: { update(): void };
    readonly shortcuts: Pick<ShortcutKeys, 'apply'>;
    readonly showBadge: (unseen: number) => void;
    readonly applyStartup: (startup: Settings['startup']) => void;
  }): Promise<() => void>;
}

/** Keeps tray, badge, window, shortcuts and login item in step with the engine. */
export function createPresence({
  engine,
  window,
  initial,
  send,
  quit,
}: {
  engine: Pick<Engine, 'request' | 'subscribe'>;
  window: Pick<MainWindow, 'show' | 'toggle' | 'isFocused' | 'onFocus'>;
  initial: AppState;
  send: <E extends BridgeEventName>(name: E, payload: BridgeEvents[E]) => void;
  quit: () => void;
}): Presence {
  const recent = new RecentAlerts();
  let state = initial;
  const links = { engine, send, showWindow: () => window.show() };
  const tellWhy = (error: Error) => send('notice', { level: 'error', title: 'That did not work', text: error.message });

  const loadRecent = async () => {
    const filter = { before: null, limit: 20, view: 'alerts', query: '', website: null, change_type: null } as const;
    recent.reset((await ask(engine, 'feed.list', filter)).items);
  };

  return {
    view: () => ({ state, alerts: recent.newest, unseen: recent.unseen }),
    actions: {
      openAlert: (item) => void openAlertLink(item, links).catch(tellWhy),
      openNewest: () => void openNewestAlert(recent.newest[0], links).catch(tellWhy),
      pauseUntil: (untilMs) => {
        const until = untilMs === null ? null : new Date(untilMs).toISOString();
        ask(engine, 'alerts.pause', { until }).catch(tellWhy);
      },
      openWindow: () => window.show(),
      toggleWindow: () => window.toggle(),
      openSettings: () => {
        window.show();
        send('show', { view: 'settings', id: null });
      },
      quit,
    },
    follow: async ({ tray, shortcuts, showBadge, applyStartup }) => {
      let following = true;
      const draw = () => {
        if (!following) return;
        tray.update();
        showBadge(recent.unseen);
      };
      const applyShortcuts = (wanted: Settings['shortcuts']) => {
        const refused = shortcuts.apply(wanted);
        if (refused.length === 0) return;
        const text = `${refused.join(', ')}: another program has it, or it is not a shortcut. Choose another one in Settings.`;
        send('notice', { level: 'warning', title: 'A shortcut could not be set', text });
      };

      const followState = (next: AppState) => {
        const before = state;
        state = next;
        if (!same(before.settings.shortcuts, next.settings.shortcuts)) applyShortcuts(next.settings.shortcuts);
        if (!same(before.settings.startup, next.settings.startup)) applyStartup(next.settings.startup);
        if (before.profile !== next.profile) void loadRecent().then(draw, tellWhy);
        draw();
      };
      const subscriptions = [
        engine.subscribe('state', followState),
        engine.subscribe('feed', ({ items }) => {
          recent.add(items, window.isFocused());
          draw();
        }),
        engine.subscribe('show', () => window.show()),
        engine.subscribe('link.confirm', () => window.show()),
      ];
      window.onFocus(() => {
        recent.seen();
        draw();
      });

      await loadRecent();
      applyShortcuts(state.settings.shortcuts);
      applyStartup(state.settings.startup);
      draw();
      return () => {
        following = false;
        for (const unsubscribe of subscriptions) unsubscribe();
      };
    },
  };
}

/** Whether two groups of settings say the same. Both come from one schema, so their keys are in one order. */
function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
