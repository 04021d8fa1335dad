import type { AlarmKind } from '../../alerts/alarm.ts';
import type { HeartbeatSignal } from '../../alerts/heartbeat.ts';
import type { ConnectionStatus } from '../../connection/connection-status.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ComputersState } from './computers.ts';
import type { UpdateState } from './update.ts';

/** Something the user should know, not tied to one place in the window. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  /**
   * What the window offers buttons for. `unread_watchlist`: a watchlist file that could not be read is kept, and as long as it
   * is, events that are not on the watchlist alert.
   */
  readonly about?: 'unread_watchlist';
}

export interface KeyState {
  readonly set: boolean;
  /** The last four characters, of keys of 12 characters or more. */
  readonly ending: string | null;
  /** The host that a stored key was entered for, while the settings name another gateway or CA file; the key then does not count as set. */
  readonly entered_for: string | null;
  /** How the key is kept at rest, in words; a warning if it is not encrypted. */
  readonly storage: { readonly secure: boolean; readonly detail: string };
}

export interface AppState {
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  /** The locale of the system's formats; blank if that of the page counts. */
  readonly locale: string;
  /** `demo`: everything shown comes from the simulator. */
  readonly profile: 'live' | 'demo';
  /** Another number whenever other files are behind it: after a restore, with the demo. */
  readonly profile_number: number;
  readonly key: KeyState;
  readonly connection: ConnectionStatus;
  /** Milliseconds from the newest message's `timestamp` to its arrival; `null` before the first. */
  readonly feed_delay_ms: number | null;
  /** RFC3339; `null` when alerts are not paused. */
  readonly paused_until: string | null;
  /** Whether quiet hours hold right now. */
  readonly quiet_now: boolean;
  readonly settings: Settings;
  /** What this host can do, so that no control is shown that would do nothing. */
  readonly abilities: HostCapabilities;
  /** Which way toasts take. */
  readonly alert_route: AlertRoute;
  /** Lasting conditions that need the user (a quarantined store, an insecure key store, system notifications off). */
  readonly conditions: readonly Notice[];
  readonly update: UpdateState;
  /** The alarm about the feed itself that was raised last; `null` if none was. */
  readonly last_alarm: LastAlarm | null;
  /** The heartbeat that was sent last; `null` if none was in this run. */
  readonly last_heartbeat: LastHeartbeat | null;
  /** The local stream; `null` if this run does not serve it. */
  readonly stream: StreamStatus | null;
  /** Several computers on one key; `null` if that is off. */
  readonly computers: ComputersState | null;
  readonly counts: { readonly alerts_today: number; readonly notifications_today: number };
}

/** An alarm about the feed itself. Times are RFC3339. */
export interface LastAlarm {
  readonly kind: AlarmKind;
  readonly at: string;
  /** When the feed was as it should be again; `null` while it is not. */
  readonly until: string | null;
}

/** A heartbeat that was sent. */
export interface LastHeartbeat {
  /** RFC3339 */
  readonly at: string;
  readonly signal: HeartbeatSignal;
  readonly delivered: boolean;
  /** Why it was not delivered, as a phrase without the address; else blank. */
  readonly detail: string;
}

/** The local stream (docs/stream.md). Its token never reaches the window. */
interface StreamStatus {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Path of the file with address and token; `null` if other programs may not read the stream. */
  readonly file: string | null;
  /** How many programs read it now. */
  readonly readers: number;
}

/** The way by which toasts reach the user. */
export interface AlertRoute {
  /** The system's notifications, those of the page, or neither: alerts are in the feed only. */
  readonly by: 'system' | 'page' | 'none';
  /** Whether this has been seen to be so; otherwise the first toast shows it. */
  readonly tried: boolean;
}

export interface HostCapabilities {
  /** Whether the desktop shows tray icons. */
  readonly tray: boolean;
  /** Whether the window may end the app. */
  readonly quit: boolean;
  readonly open_at_login: boolean;
  readonly global_shortcuts: boolean;
  /** Whether the desktop says so if it refuses a global shortcut. The portal of Wayland does not. */
  readonly shortcuts_confirmed: boolean;
  readonly toast_actions: boolean;
  /** Whether the system can be asked for the user's last input and a locked screen. */
  readonly presence: boolean;
}
