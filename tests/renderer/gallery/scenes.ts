import { UNUSED_TARGET } from '../../../core/alerts/target-status.ts';
import type { AppState } from '../../../core/bridge/state/app.ts';
import type { ComputersState } from '../../../core/bridge/state/computers.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { sampleState, UNREAD } from '../sample/app-state.ts';
import { SAMPLE_EVENING } from '../sample/evening.ts';
import { NOW_MS } from '../sample/events.ts';
import { EXTREME_EVENTS, EXTREME_FEED, EXTREME_WATCHLIST, extremeSeries } from '../sample/extremes.ts';
import { SAMPLE_HEALTH } from '../sample/health.ts';
import { SAMPLE_RESTORE } from '../sample/restore.ts';
import { sampleAlertStatistics } from '../sample/statistics.ts';
import { manyEntries } from '../sample/watchlist.ts';

type Scene = Omit<FakeBridgeOptions, 'state'> & { readonly state?: Partial<AppState> };

const LIVE = sampleState({ profile: 'live' });
const at = (ms: number) => new Date(NOW_MS + ms).toISOString();

const PASSED_STEPS = SAMPLE_HEALTH.steps.map((step) => ({ ...step, state: 'passed', problem: null }) as const);

const COMPUTER = {
  self: false,
  state: 'follower',
  since: null,
  delay_ms: 210,
  can_lead: true,
  hearing: false,
} as const;
const COMPUTERS: ComputersState = {
  broker: 'broker.lan',
  role: 'leader',
  leader: null,
  behind_ms: null,
  problem: null,
  refused: 0,
  list: [
    { ...COMPUTER, id: 'a', name: 'DESK-01', self: true, state: 'leader', since: at(-43_000_000), hearing: true },
    { ...COMPUTER, id: 'b', name: 'cabin-pi', state: 'not_heard', since: at(-800_000_000) },
    { ...COMPUTER, id: 'c', name: 'laptop' },
  ],
};

/** What the gallery can show, by name. */
export const SCENES: Readonly<Record<string, Scene>> = {
  feed: {},
  evening: { feed: SAMPLE_EVENING },
  empty: {
    feed: [],
    handlers: {
      'events.list': () => ({ events: [], total: 0 }),
      'statistics.alerts': ({ period }) => ({
        ...sampleAlertStatistics({ period }),
        counted: [],
        toasts: [],
        messages: 0,
      }),
    },
    state: { profile: 'live', counts: { alerts_today: 0, notifications_today: 0 } },
  },
  away: {
    handlers: {
      'statistics.away': () => ({
        missed: { alerts: 14, available: 3, from: at(-8 * 3_600_000), last_id: 999 },
        offline: { events: 3, available: 2, from: at(-3_600_000), to: at(-1_800_000), id: 998 },
      }),
    },
  },
  onboarding: {
    feed: [],
    state: {
      profile: 'live',
      key: {
        set: false,
        ending: null,
        entered_for: null,
        storage: {
          secure: false,
          detail:
            'Your key will be stored unencrypted in /home/you/.config/eventory-tray/secrets, in a file that only your user account can read. The desktop app uses the key store of the system.',
        },
      },
      connection: { ...LIVE.connection, state: 'idle', detail: 'No key yet' },
    },
  },
  setup: {
    state: { profile: 'live' },
    handlers: {
      'diagnostics.get': () => ({ ...SAMPLE_HEALTH, running: false, steps: PASSED_STEPS }),
      'alerts.test': () => ({
        id: 1001,
        outcome: { outcome: 'failed', by: 'dbus', detail: 'No notification service answered on the session bus.' },
      }),
    },
  },
  'setup-check': {
    feed: [],
    state: { profile: 'live', connection: { ...LIVE.connection, state: 'connecting', detail: 'Signing in' } },
    handlers: {
      'diagnostics.get': () => ({ ...SAMPLE_HEALTH, running: true }),
      'diagnostics.run': () => [],
    },
  },
  offline: {
    state: {
      profile: 'live',
      connection: {
        state: 'waiting',
        since: at(-4000),
        detail: 'Trying again in a moment: the network is down',
        problem: {
          cause: 'dns',
          sentence: 'The name api.eventory.ai could not be found.',
          next_step: 'Check that this computer is online.',
        },
        retry_at: at(8000),
      },
      conditions: [
        {
          level: 'warning',
          title: 'The settings file was unreadable.',
          text: 'It was kept as settings.broken.json and the defaults are in use.',
        },
      ],
    },
  },
  refused: {
    state: {
      profile: 'live',
      connection: {
        state: 'unauthorised',
        since: at(-4000),
        detail: 'The gateway refused the key',
        problem: {
          cause: 'unauthorised',
          sentence: 'The gateway refused the key ending in 3f9a.',
          next_step: 'Enter the key as it stands in your Eventory account.',
        },
        retry_at: null,
      },
      paused_until: at(1_800_000),
    },
  },
  unread: { state: { conditions: [UNREAD] } },
  paused: { state: { paused_until: at(1_800_000) } },
  quiet: { state: { quiet_now: true } },
  confirm: {
    handlers: {
      'link.open': () => ({
        outcome: 'confirm',
        url: 'http://tickets.example/cart/101?a=very-long-address-of-a-cart-that-goes-on-and-on-and-on',
        why: 'This link is not encrypted: others on your network can read and change what the page shows.',
      }),
    },
  },
  failed: {
    handlers: {
      'link.open': () => ({
        outcome: 'failed',
        url: 'https://tickets.example/cart/101',
        why: 'The browser /opt/chrome is gone.',
        copied: true,
      }),
    },
  },
  loading: { handlers: { 'feed.list': () => new Promise(() => {}) } },
  broken: { handlers: { 'feed.list': () => Promise.reject(new Error('The history could not be read.')) } },
  forms: {
    handlers: {
      'forwarder.save': () => ({
        ok: false,
        issues: [
          { path: 'address', message: 'An address starts with https://, for example https://ntfy.sh/your-topic' },
        ],
      }),
      'alerts.test': () => ({
        id: 1001,
        outcome: {
          outcome: 'failed',
          by: 'notify-send',
          detail:
            'notify-send: Cannot autolaunch D-Bus without X11 $DISPLAY\nnode-notifier: Command failed: notify-send "Section 110" --icon "/opt/eventory/app.png" --expire-time "10000"',
        },
      }),
    },
  },
  computers: {
    state: {
      connection: { ...LIVE.connection, detail: 'Connected as leader' },
      settings: { ...LIVE.settings, computers: { ...LIVE.settings.computers, enabled: true } },
      computers: COMPUTERS,
    },
  },
  following: {
    state: {
      connection: { ...LIVE.connection, detail: 'Following laptop' },
      settings: { ...LIVE.settings, computers: { ...LIVE.settings.computers, enabled: true } },
      computers: {
        ...COMPUTERS,
        role: 'follower',
        leader: 'laptop',
        behind_ms: 230,
        refused: 3,
        list: COMPUTERS.list.map((computer) => ({
          ...computer,
          state: computer.self ? 'follower' : computer.name === 'laptop' ? 'leader' : computer.state,
        })),
      },
    },
  },
  sounds: {
    state: {
      settings: {
        ...LIVE.settings,
        alerts: { ...LIVE.settings.alerts, sound: 'own-0123456789abcdef01234567' },
        sounds: [
          { id: 'own-0123456789abcdef01234567', label: 'Air horn' },
          { id: 'own-0123456789abcdef01234568', label: 'A very long name of a sound that does not fit anywhere' },
        ],
      },
    },
  },
  programs: {
    state: {
      settings: { ...LIVE.settings, local_stream: { for_programs: true } },
      stream: {
        url: 'http://127.0.0.1:38218',
        file: '/home/you/.config/Eventory Tray/stream.json',
        readers: 2,
      },
    },
  },
  targets: {
    state: {
      settings: {
        ...LIVE.settings,
        phone: { ...LIVE.settings.phone, when: 'away' },
        alarm: { ...LIVE.settings.alarm, enabled: true },
        forwarders: [
          { id: 'a', kind: 'telegram', label: 'Tickets group', enabled: true, for_all: true },
          { id: 'b', kind: 'pushover', label: 'My phone', enabled: true, for_all: false },
          {
            id: 'c',
            kind: 'program',
            label: 'Lamp',
            enabled: false,
            for_all: false,
            program: { path: '/usr/local/bin/lamp', args: ['--colour', 'red'] },
          },
        ],
      },
    },
    handlers: {
      'forwarder.status': () => [
        { id: 'a', ...UNUSED_TARGET, delivered: 12, last_sent_at: at(-60_000) },
        ...SAMPLE_HEALTH.forwarders.map((one) => ({ ...one, id: 'b' })),
        { id: 'c', ...UNUSED_TARGET },
      ],
    },
  },
  restore: { handlers: { 'backup.get': () => SAMPLE_RESTORE } },
  packing: {
    handlers: {
      'backup.get': () => ({
        state: 'working',
        job: 'backup',
        phase: 'packing',
        done: 310_000_000,
        total: 1_450_987_520,
      }),
    },
  },
  many: { watchlist: manyEntries(10_000) },
  bare: { watchlist: [] },
  extremes: {
    feed: EXTREME_FEED,
    watchlist: EXTREME_WATCHLIST,
    handlers: {
      'events.list': () => ({ events: EXTREME_EVENTS, total: EXTREME_EVENTS.length }),
      'events.series': extremeSeries,
    },
  },
};
