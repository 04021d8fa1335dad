import type { BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import type { AppState, Notice } from '../../core/bridge/state/app.ts';
import { createDisposableStack } from '../../core/lifecycle/disposable.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Engine } from '../engine/engine.ts';
import { openAlertLink, openNewestAlert } from './alert-links.ts';
import type { GlobalShortcuts } from './integrations/global-shortcuts.ts';
import type { LoginItem } from './integrations/login-item.ts';
import { RecentAlerts } from './tray/recent-alerts.ts';
import type { TrayView } from './tray/tray.ts';
import type { TrayActions } from './tray/tray-menu.ts';
import type { MainWindow } from './window/main-window.ts';

const APPROVE_LOGIN_ITEM: Notice = {
  level: 'warning',
  title: 'macOS does not start the app at login yet',
  text: 'It was switched off there. Open System Settings, General, Login Items & Extensions, and switch Eventory Tray on.',
};

/** What the app is to the desktop while its window may be hidden. */
export interface DesktopController {
  readonly view: () => TrayView;
  readonly actions: TrayActions & { toggleWindow(): void; openNewest(): void };
  /** Begins to follow the engine; returns what ends it. */
  start(parts: {
    readonly tray: { update(): void };
    readonly shortcuts: Pick<GlobalShortcuts, 'apply'>;
    readonly showBadge: (unseen: number) => void;
    readonly loginItem: LoginItem;
    readonly applyTheme: (theme: Settings['theme']) => void;
  }): Promise<() => void>;
}

/** Keeps tray, badge, window, shortcuts and login item in step with the engine. */
export function createDesktopController({
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
}): DesktopController {
  const recent = new RecentAlerts();
  let state = initial;
  const links = { engine, send, showWindow: () => window.show() };
  const showError = (error: Error) =>
    send('notice', { level: 'error', title: 'That did not work', text: error.message });

  const loadRecent = async () => {
    const filter = { before: null, limit: 20, view: 'alerts', query: '', website: null, change_type: null } as const;
    recent.reset((await engine.request('feed.list', filter)).items);
  };

  return {
    view: () => ({ state, alerts: recent.newest, unseen: recent.unseen }),
    actions: {
      openAlert: (item) => void openAlertLink(item, links).catch(showError),
      openNewest: () => void openNewestAlert(recent.newest[0], links).catch(showError),
      pauseUntil: (until) => void engine.request('alerts.pause', { until }).catch(showError),
      openWindow: () => window.show(),
      toggleWindow: () => window.toggle(),
      openSettings: () => {
        window.show();
        send('show', { view: 'settings', id: null });
      },
      openReplay: () => {
        window.show();
        send('show', { view: 'replay', id: null });
      },
      quit,
    },
    start: async ({ tray, shortcuts, showBadge, loginItem, applyTheme }) => {
      let active = true;
      const refresh = () => {
        if (!active) return;
        tray.update();
        showBadge(recent.unseen);
      };
      const applyShortcuts = (wanted: Settings['shortcuts']) => {
        const refused = shortcuts.apply(wanted);
        if (refused.length === 0) return;
        const text = `${refused.join(', ')}: another program has it, or it is not a shortcut. Choose another one in Settings.`;
        send('notice', { level: 'warning', title: 'A shortcut could not be set', text });
      };

      const applyLoginItem = (enabled: boolean) => {
        // The switch follows the system, so it goes off again until the user has allowed it.
        if (loginItem.set(enabled).needsApproval && enabled) send('notice', APPROVE_LOGIN_ITEM);
      };

      const applyState = (next: AppState) => {
        const before = state;
        state = next;
        if (!hasSameContent(before.settings.shortcuts, next.settings.shortcuts))
          applyShortcuts(next.settings.shortcuts);
        const { open_at_login } = next.settings.startup;
        if (before.settings.startup.open_at_login !== open_at_login) applyLoginItem(open_at_login);
        if (before.settings.theme !== next.settings.theme) applyTheme(next.settings.theme);
        if (before.profile !== next.profile) void loadRecent().then(refresh, showError);
        refresh();
      };
      /** The switch shows what the system does; nothing is set at a start, so what the user chose there stays. */
      const followLoginItem = () => {
        const enabled = loginItem.isEnabled();
        if (enabled === null || enabled === state.settings.startup.open_at_login) return;
        const patch = { startup: { open_at_login: enabled } };
        engine.request('settings.update', { patch }).catch(showError);
      };
      const stack = createDisposableStack();
      stack.defer(engine.subscribe('state', applyState));
      stack.defer(
        engine.subscribe('feed', ({ items }) => {
          recent.add(items, window.isFocused());
          refresh();
        }),
      );
      stack.defer(engine.subscribe('show', () => window.show()));
      stack.defer(engine.subscribe('link.confirm', () => window.show()));
      stack.defer(() => {
        active = false;
      });
      window.onFocus(() => {
        recent.markSeen();
        followLoginItem();
        refresh();
      });

      await loadRecent();
      applyShortcuts(state.settings.shortcuts);
      followLoginItem();
      refresh();
      return stack.dispose;
    },
  };
}

/** Whether two groups of settings are equal. Both come from one schema, so their keys are in one order. */
function hasSameContent(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
