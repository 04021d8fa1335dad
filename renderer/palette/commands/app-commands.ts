import {
  IconBell,
  IconBellOff,
  IconBellRinging,
  IconChartBar,
  IconCopy,
  IconDownload,
  IconFilterOff,
  IconKeyboard,
  IconListDetails,
  IconPalette,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlug,
  IconPlugConnectedX,
  IconPlus,
  IconPower,
  IconSearch,
  IconSettings,
  IconStack2,
  IconStethoscope,
  IconUpload,
} from '@tabler/icons-react';
import { PAUSE_CHOICES } from '../../../core/alerts/pause-choices.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import { SETTING_GROUPS } from '../../settings/setting-groups.ts';
import {
  changeSettings,
  copyReport,
  exportWatchlist,
  openImport,
  openReplay,
  pauseAlerts,
  quitApp,
  sendTestAlert,
  switchConnection,
  switchDemo,
} from '../../shell/app-actions.ts';
import { VIEW_ICONS } from '../../shell/view-icons.ts';
import { VIEWS } from '../../shell/views.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import type { Command } from '../command.ts';
import { historyCommands } from './history-commands.ts';

/** What can be done anywhere: the views, and everything that bars, menus and pages offer. */
export function appCommands(stores: WindowStores): Command[] {
  return [
    ...viewCommands(stores),
    ...watchlistCommands(stores),
    ...alertCommands(stores),
    ...feedCommands(stores),
    ...historyCommands(stores),
    ...connectionCommands(stores),
    ...replayCommands(stores),
    ...settingsCommands(stores),
  ];
}

function viewCommands({ view }: WindowStores): Command[] {
  const { show, setHistoryTab, setOverlay } = view.getState();
  return [
    ...VIEWS.map(({ view: name, label }) => ({
      id: `view ${name}`,
      label: `Go to ${label}`,
      Icon: VIEW_ICONS[name],
      shortcut: `view_${name}` as const,
      run: () => show(name),
    })),
    {
      id: 'view statistics',
      label: 'Go to Statistics',
      Icon: IconChartBar,
      run() {
        setHistoryTab('statistics');
        show('history');
      },
    },
    {
      id: 'search',
      label: 'Search this view',
      Icon: IconSearch,
      shortcut: 'search',
      // Once the palette has given the focus back.
      run: () => setTimeout(() => document.getElementById('search')?.focus()),
    },
    {
      id: 'help',
      label: 'Keyboard shortcuts',
      Icon: IconKeyboard,
      shortcut: 'help',
      run: () => setTimeout(() => setOverlay('help')),
    },
  ];
}

function watchlistCommands(stores: WindowStores): Command[] {
  return [
    {
      id: 'new entry',
      label: 'New watchlist entry',
      Icon: IconPlus,
      shortcut: 'new_entry',
      run: () => stores.editor.getState().edit({ entryId: null, overrides: {} }),
    },
    { id: 'import', label: 'Import entries…', Icon: IconUpload, run: () => openImport(stores) },
    ...(['json', 'csv'] as const).map((format) => ({
      id: `export ${format}`,
      label: `Export watchlist as ${format.toUpperCase()}`,
      Icon: IconDownload,
      run: () => void exportWatchlist(stores, format),
    })),
  ];
}

function alertCommands(stores: WindowStores): Command[] {
  const isPaused = stores.app.getState().state?.paused_until != null;
  return [
    ...(isPaused
      ? [{ id: 'resume', label: 'Resume alerts now', Icon: IconBell, run: () => void pauseAlerts(stores, null) }]
      : []),
    ...PAUSE_CHOICES.map(({ label, until }) => ({
      id: `pause ${label}`,
      label: `Pause alerts ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      Icon: IconBellOff,
      run: () => void pauseAlerts(stores, until(Date.now(), timeFormatOf(stores).zone)),
    })),
    { id: 'test', label: 'Send a test alert', Icon: IconBellRinging, run: () => void sendTestAlert(stores) },
  ];
}

function feedCommands({ feed, view }: WindowStores): Command[] {
  const { filter, setFilter, websites, changeTypes } = feed.getState();
  const { grouped, setGrouped, show } = view.getState();
  const inFeed = (change: () => void) => () => {
    show('feed');
    change();
  };
  const isFiltered = filter.website !== null || filter.change_type !== null || filter.query !== '';
  return [
    {
      id: 'feed view',
      label: filter.view === 'alerts' ? 'Feed: show everything' : 'Feed: show alerts only',
      Icon: IconListDetails,
      run: inFeed(() => setFilter({ view: filter.view === 'alerts' ? 'everything' : 'alerts' })),
    },
    {
      id: 'feed grouped',
      label: grouped ? 'Feed: one line for each drop' : 'Feed: one line for each event',
      Icon: IconStack2,
      run: inFeed(() => setGrouped(!grouped)),
    },
    ...(isFiltered
      ? [
          {
            id: 'feed clear',
            label: 'Feed: clear search and filters',
            Icon: IconFilterOff,
            run: inFeed(() => setFilter({ website: null, change_type: null, query: '' })),
          },
        ]
      : []),
    ...websites.map((website) => ({
      id: `site ${website}`,
      label: `Feed: only ${website}`,
      Icon: IconFilterOff,
      run: inFeed(() => setFilter({ website })),
    })),
    ...changeTypes.map((change_type) => ({
      id: `change ${change_type}`,
      label: `Feed: only ${formatChangeType(change_type)}`,
      Icon: IconFilterOff,
      run: inFeed(() => setFilter({ change_type })),
    })),
  ];
}

function connectionCommands(stores: WindowStores): Command[] {
  const state = stores.app.getState().state;
  const { show } = stores.view.getState();
  const isDemo = state?.profile === 'demo';
  const connection = state?.connection.state;
  const stopped = connection === 'idle' || connection === 'paused' || connection === 'unauthorised';
  return [
    ...(connection === 'open'
      ? []
      : [{ id: 'connect', label: 'Connect now', Icon: IconPlug, run: () => void switchConnection(stores, true) }]),
    ...(stopped
      ? []
      : [
          {
            id: 'disconnect',
            label: 'Disconnect',
            Icon: IconPlugConnectedX,
            run: () => void switchConnection(stores, false),
          },
        ]),
    {
      id: 'check',
      label: 'Run connection check',
      Icon: IconStethoscope,
      run: () => {
        show('diagnostics');
        void stores.health.getState().run();
      },
    },
    { id: 'report', label: 'Copy report', Icon: IconCopy, run: () => void copyReport(stores) },
    {
      id: 'demo',
      label: isDemo ? 'Leave the demo' : 'Start the demo feed',
      Icon: IconPlayerPlay,
      run: () => void switchDemo(stores),
    },
    ...(state?.abilities.quit === true
      ? [{ id: 'quit', label: 'Quit Eventory Tray', Icon: IconPower, run: () => void quitApp(stores) }]
      : []),
  ];
}

function replayCommands(stores: WindowStores): Command[] {
  const { state, stop } = stores.replay.getState();
  const { show } = stores.view.getState();
  if (state === null) {
    return [
      { id: 'replay', label: 'Replay an evening…', Icon: VIEW_ICONS.replay, run: () => openReplay(stores, null) },
    ];
  }
  return [
    { id: 'replay show', label: 'Show the replay', Icon: VIEW_ICONS.replay, run: () => show('replay') },
    { id: 'replay stop', label: 'Replay: back to live', Icon: IconPlayerStop, run: () => void stop() },
  ];
}

function settingsCommands(stores: WindowStores): Command[] {
  const { show, setSettingsGroup } = stores.view.getState();
  return [
    ...SETTING_GROUPS.map(({ id, title }) => ({
      id: `settings ${id}`,
      label: `Settings: ${title}`,
      Icon: IconSettings,
      run: () => {
        show('settings');
        setSettingsGroup(id);
      },
    })),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme ${theme}`,
      label: `Theme: ${theme === 'system' ? 'as the system' : theme}`,
      Icon: IconPalette,
      run: () => void changeSettings(stores, { theme }),
    })),
  ];
}
