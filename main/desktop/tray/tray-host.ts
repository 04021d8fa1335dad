import { connectSessionBus, type SessionBus } from '../../host/toasters/session-bus.ts';

const BUS_NAME = 'org.freedesktop.DBus';
const BUS = { destination: BUS_NAME, path: '/org/freedesktop/DBus', interface: BUS_NAME } as const;
/** Where Linux desktops show tray icons (StatusNotifierItem). GNOME has it only with an extension. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS_TIMEOUT_MS = 1_000;

/**
 * Whether the desktop shows tray icons now. Electron does not say: a `Tray` without a host is made and never seen.
 * Never rejects; without a session bus the answer is no. Always yes on macOS and Windows.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  connect: () => Promise<Pick<SessionBus, 'call' | 'dispose'>> = () => connectSessionBus(BUS_TIMEOUT_MS),
): Promise<boolean> {
  if (platform !== 'linux') return true;
  try {
    const bus = await connect();
    try {
      const [owned] = await bus.call({ ...BUS, member: 'NameHasOwner' }, 's', [WATCHER]);
      return owned === true;
    } finally {
      bus.dispose();
    }
  } catch {
    return false;
  }
}
