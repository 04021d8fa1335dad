import { systemClock } from '../../host/system-clock.ts';
import { type BusSignal, connectSessionBus, type SessionBus } from '../../host/toasters/session-bus.ts';
import { withTimeout } from '../../lib/with-timeout.ts';

/** Keeps the list of tray icons (StatusNotifierItem) on Linux desktops. GNOME has it only with an extension. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_SERVICE = { destination: WATCHER, path: '/StatusNotifierWatcher' } as const;
const BUS_NAME = 'org.freedesktop.DBus';
const BUS = { destination: BUS_NAME, path: '/org/freedesktop/DBus', interface: BUS_NAME } as const;
const BUS_TIMEOUT_MS = 1_000;
/** A panel that is starting at login may answer late. */
const PANEL_TIMEOUT_MS = 60_000;

type ConnectBus<M extends keyof SessionBus> = () => Promise<Pick<SessionBus, M>>;
const connectBus = () => connectSessionBus(BUS_TIMEOUT_MS);

/**
 * Whether the desktop shows tray icons now. Electron does not say: a `Tray` without a host is made and never seen.
 * Never rejects; without a session bus the answer is no. Always yes on macOS and Windows.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  connect: ConnectBus<'call' | 'dispose'> = connectBus,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  try {
    const bus = await connect();
    try {
      return await isHostRegistered(bus, BUS_TIMEOUT_MS);
    } finally {
      bus.dispose();
    }
  } catch {
    return false;
  }
}

/**
 * Calls `onAppear` each time a Linux desktop begins to show tray icons: its panel started after the app, or again. A `Tray`
 * that is made without a host is never seen, also not once there is one (`StatusIconLinuxDbus` in Chromium asks once).
 *
 * @returns what ends the watch. Never rejects; without a session bus, and on other systems, `onAppear` is never called.
 */
export async function watchTrayHost(
  platform: NodeJS.Platform,
  onAppear: () => void,
  connect: ConnectBus<'call' | 'match' | 'onSignal' | 'dispose'> = connectBus,
): Promise<() => void> {
  if (platform !== 'linux') return () => {};
  try {
    const bus = await connect();
    let isPresent = false;
    const check = async () => {
      // A panel that just ended, or does not know the question, shows no icons.
      isPresent = await isHostRegistered(bus, PANEL_TIMEOUT_MS).catch(() => false);
    };
    const reportAppearance = async (change: HostChange) => {
      const wasPresent = isPresent && change === 'appeared';
      await check();
      if (isPresent && !wasPresent) onAppear();
    };
    let checks: Promise<void> = Promise.resolve();
    bus.onSignal((signal) => {
      const change = hostChange(signal);
      if (change !== null) checks = checks.then(() => reportAppearance(change));
    });
    await bus.match(`type='signal',sender='${BUS_NAME}',member='NameOwnerChanged',arg0='${WATCHER}'`);
    await bus.match(`type='signal',interface='${WATCHER}'`);
    checks = checks.then(check);
    await withTimeout(checks, BUS_TIMEOUT_MS, () => {}, systemClock.after);
    return bus.dispose;
  } catch {
    return () => {};
  }
}

type HostChange = 'appeared' | 'gone';

/** What a signal says of the place for tray icons; `null` if nothing. A new owner of the name replaces one that is gone. */
function hostChange({ interface: source, member, body }: BusSignal): HostChange | null {
  if (source === WATCHER && member === 'StatusNotifierHostRegistered') return 'appeared';
  if (source === WATCHER && member === 'StatusNotifierHostUnregistered') return 'gone';
  return source === BUS_NAME && member === 'NameOwnerChanged' && body[0] === WATCHER ? 'gone' : null;
}

/** As Chromium asks before it shows an icon: somebody keeps the list, and somebody shows it. */
async function isHostRegistered(bus: Pick<SessionBus, 'call'>, timeoutMs: number): Promise<boolean> {
  const [owned] = await bus.call({ ...BUS, member: 'NameHasOwner' }, 's', [WATCHER]);
  if (owned !== true) return false;
  const get = { ...WATCHER_SERVICE, interface: 'org.freedesktop.DBus.Properties', member: 'Get' };
  const [registered] = await bus.call(get, 'ss', [WATCHER, 'IsStatusNotifierHostRegistered'], timeoutMs);
  return (registered as { readonly value?: unknown } | undefined)?.value === true;
}
