import type { Presence } from '../../core/alerts/presence.ts';
import type { PageAlert } from '../../core/bridge/contract.ts';
import type { PagePermission } from '../../core/bridge/requests/alerts.ts';
import type { AlertRoute } from '../../core/bridge/state/app.ts';
import type { ToastOutcome } from '../../core/bridge/state/health.ts';
import type { BrowserChoice, Program } from '../../core/settings/settings.ts';

/**
 * What the engine needs from its host. `main/desktop` implements these with Electron, `main/host` with plain Node,
 * tests with recorders. The engine has no other way out to the user's machine.
 */
export interface Ports {
  readonly clock: Clock;
  readonly stores: DocumentStores;
  readonly secrets: SecretStore;
  readonly toaster: Toaster;
  readonly links: LinkOpener;
  readonly sounds: SoundPlayer;
  readonly voice: Voice;
  readonly programs: ProgramRunner;
  readonly network: NetworkWatch;
  /** `null` if this host cannot tell whether somebody is at the desk. */
  readonly presence: PresenceWatch | null;
  readonly proxies: ProxyResolver;
  readonly keyUsers: KeyUsers;
  readonly confirmation: Confirmation;
  /** `null` if the page itself gets and sends backups. */
  readonly backupFiles: BackupFiles | null;
  /** The page as a place for alerts; `null` if toasts and sounds are the system's alone. */
  readonly pageAlerts: PageAlerts | null;
  /** `null` for a copy that gets no newer version this way, such as a development build. */
  readonly updater: Updater | null;
  readonly log: Log;
}

/** Other programs of this user on this computer that use the same API key. */
export interface KeyUsers {
  /** Shows them this one. @param onOthers called when others appear (`true`) and when they are gone (`false`). */
  watch(apiKey: string, onOthers: (others: boolean) => void): { dispose(): void };
}

/** Asks the user outside the page, where neither the page nor what got into it can answer. */
export interface Confirmation {
  /** Where the question appears, as a sentence for the page; `null` if it comes to the user by itself. */
  readonly place: string | null;
  /** Resolves to whether the user agreed; `null` if nobody can be asked. Never rejects. */
  ask(question: Question): Promise<boolean | null>;
}

/** Asks the user for the file of a backup outside the page, which names no path. */
export interface BackupFiles {
  /** Resolves to the path of the file to write, which may be there already; `null` if the user wants none. */
  askWhereToSave(name: string): Promise<string | null>;
  /** Resolves to the path of the backup; `null` if the user wants none. */
  askWhatToRestore(): Promise<string | null>;
}

/** Plain text; `action` is what agreeing does. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

/** The time and timers; tests inject a virtual one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Milliseconds that passed in this run, for durations: never runs backwards, whatever happens to the time of day
   * (`core/time/clock-jumps.ts`). Only differences mean something.
   */
  elapsed(): number;
  /** Runs `task` once after `delayMs`; returns its cancel. */
  after(delayMs: number, task: () => void): () => void;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export type StoreName = 'settings' | 'watchlist' | 'session' | 'window';

/** JSON documents kept between runs, written atomically. */
export interface DocumentStores {
  open(name: StoreName, profile: 'live' | 'demo'): DocumentStore;
  /** Where larger files (the history) live. */
  readonly folder: string;
}

export interface DocumentStore {
  readonly path: string;
  /** The document, or `undefined` if there is none yet. Throws if the file cannot be read as JSON. */
  read(): unknown;
  /**
   * Resolves when the document is on the disk, so that it outlives a killed process; rejects if it cannot be written, and
   * the old content is then untouched. One write of a document at a time. Objects in it are never changed in place.
   *
   * @returns the path of a copy of what somebody else has put in the file since it was read or written here; `null` if nobody has.
   */
  write(document: object): Promise<string | null>;
  /** The same before it returns, for a small document that must be stored as the app ends. Throws; never retries. */
  writeNow(document: object): void;
  /** Quarantines an unreadable file: moves it to a new name, which it returns. Never deletes. */
  quarantine(): string;
}

/** The secrets of which there is one. */
export const SINGLE_SECRETS = [
  'api_key',
  /** Which gateway the key was entered for. */
  'api_key_gateway',
  'proxy_password',
  /** The broker at which several computers meet, with the passphrase (`computers/broker-secret.ts`). */
  'computers',
  /** Where heartbeats go. */
  'heartbeat',
] as const;

export type SecretName = (typeof SINGLE_SECRETS)[number] | `forwarder:${string}`;

/** The key store cannot be read for now: it is locked, or asks the user and has no answer yet. Nothing is lost. */
export class SecretsLocked extends Error {
  override readonly name = 'SecretsLocked';
  constructor() {
    super('The key store is locked. Unlock it and try again.');
  }
}

export interface SecretStore {
  /**
   * `null` if there is none.
   * @throws {SecretsLocked} if it may be there but cannot be read for now.
   */
  get(name: SecretName): Promise<string | null>;
  /** `null` forgets it. */
  set(name: SecretName, value: string | null): Promise<void>;
  /** Writes again what it is known to have held, after its file was deleted. Rejects if that is not possible. */
  restore(): Promise<void>;
  /** How secrets are stored: encrypted by the system, or in a file only the user can read. */
  storage(): Promise<{ readonly secure: boolean; readonly detail: string }>;
}

export interface Toast {
  /** Showing a toast with the id of one that is up replaces it. At most 64 characters. */
  readonly id: string;
  /** Groups the toasts of one event. */
  readonly groupId: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly ToastAction[];
  readonly urgency: 'normal' | 'critical';
  readonly silent: boolean;
}
export type ToastAction = 'add_to_cart' | 'snooze';

/** The id of a toast that the system does not identify. A click on it opens the feed. */
export const UNKNOWN_TOAST = '';

export interface ToastActivation {
  /** `UNKNOWN_TOAST` if the system does not say which toast it was. */
  readonly toastId: string;
  /** `click` on the toast itself, or one of its buttons. */
  readonly action: 'click' | ToastAction;
}

export interface Toaster {
  /** Resolves with the outcome (within 10 s); never rejects. */
  show(toast: Toast): Promise<ToastOutcome>;
  /** Listens for clicks, also on toasts of an earlier run. Returns its unsubscribe. */
  onActivate(listener: (activation: ToastActivation) => void): () => void;
  /** A sentence when the system is known to suppress notifications, else `null`. */
  suppression(): Promise<string | null>;
  readonly hasActions: boolean;
}

/** Alerts that a page in a browser raises because the system cannot. */
export interface PageAlerts {
  route(): AlertRoute;
  /** Returns its unsubscribe. */
  onRouteChange(listener: () => void): () => void;
  /** Listens for what pages are to do. Returns its unsubscribe. */
  onRequest(listener: (request: PageAlert) => void): () => void;
  /** What the browser lets the page do. */
  report(permission: PagePermission): void;
  /** The outcome of a request. */
  settle(id: string, ok: boolean, detail: string): void;
  /** A click on a notification of a page. */
  activate(toastId: string): void;
}

export interface LinkOpener {
  /** `url` has been checked. Rejects if it could not be opened. */
  open(url: string, browser: BrowserChoice | null): Promise<void>;
  /** Puts text on the clipboard; false if there is none. */
  copy(text: string): Promise<boolean>;
}

export interface ProgramRunner {
  /**
   * Runs a program without a shell and gives it `input` on standard input. Resolves once it has ended: to `null`, or to what
   * went wrong, in words. It is ended after `timeoutMs` and when `signal` aborts. Never rejects.
   */
  run(
    program: Program,
    input: string,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<string | null>;
}

/** The file of an own sound is missing or damaged: no way of playing it helps. */
export class UnusableSound extends Error {
  override readonly name = 'UnusableSound';
}

export interface SoundPlayer {
  /**
   * @param sound the id of a sound of the app, or of an own one. @param volume 0 to 1.
   * @throws {UnusableSound} if its file is at fault; another error if nothing could play it.
   */
  play(sound: string, volume: number): Promise<void>;
}

export interface Voice {
  /**
   * Speaks, and resolves once it is said or `signal` aborted. Rejects with a message fit to show if nothing could speak it.
   *
   * @param text has passed `speechText`.
   * @param volume 0 to 1.
   */
  speak(text: string, volume: number, signal: AbortSignal): Promise<void>;
  /** What to do to get a voice, as sentences; `null` if the system has one. Never rejects. */
  missing(): Promise<string | null>;
}

export type NetworkEvent = 'online' | 'offline' | 'changed' | 'suspend' | 'resume' | 'lock' | 'unlock';

export interface NetworkWatch {
  isOnline(): boolean;
  /** Returns its unsubscribe. */
  onEvent(listener: (event: NetworkEvent) => void): () => void;
}

export interface PresenceWatch {
  /** As it is now. Never throws. */
  read(): Presence;
}

export interface ProxyResolver {
  /** The system's proxy for an `https:` address, as a URL, or `null` for a direct connection. */
  resolve(url: string): Promise<string | null>;
}

/** A version that the project has published. */
export interface Release {
  readonly version: string;
  /** Plain text or Markdown; blank if there are none. */
  readonly notes: string;
}

export interface Updater {
  /** Whether this host downloads and installs a newer version, or only says that there is one. */
  readonly method: 'install' | 'announce';
  /** The newest release that fits this copy; `null` if that is not newer. Rejects with a message fit to show. */
  newest(): Promise<Release | null>;
  /**
   * Downloads the release that `newest` found and checks that it is whole. From then on it is installed when the app quits.
   * Rejects with a message fit to show, and with anything if it was aborted.
   */
  download(signal: AbortSignal): Promise<void>;
  /** Whether what was downloaded is installed when the app quits. */
  setInstallOnQuit(enabled: boolean): void;
}
