import { execFile } from 'node:child_process';
import { type BusMethod, connectSessionBus, type SessionBus } from './session-bus.ts';

const SERVICE = 'org.freedesktop.Notifications';
const PROPERTY = {
  destination: SERVICE,
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
} as const satisfies BusMethod;
const WINDOWS_TOASTS_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\PushNotifications';

/**
 * A sentence if the system is known to suppress toasts, else `null`: do-not-disturb of KDE and dunst,
 * notifications turned off in GNOME or Windows, no notification server at all. macOS does not report it. Never rejects.
 */
export async function findSuppression(platform: NodeJS.Platform = process.platform): Promise<string | null> {
  switch (platform) {
    case 'linux':
      return (await findBusSuppression()) ?? (await findGnomeSuppression());
    case 'win32': {
      const value = await runProgram('reg', ['query', WINDOWS_TOASTS_KEY, '/v', 'ToastEnabled']);
      return value !== null && /REG_DWORD\s+0x0\b/.test(value)
        ? 'Notifications are turned off in Windows. Turn them on in Settings, System, Notifications.'
        : null;
    }
    default:
      return null;
  }
}

async function findBusSuppression(): Promise<string | null> {
  let bus: SessionBus;
  try {
    bus = await connectSessionBus();
  } catch {
    return 'There is no desktop session bus here, so no clickable notifications. Start the app from a desktop session.';
  }
  try {
    await bus.call({ ...PROPERTY, interface: SERVICE, member: 'GetServerInformation' });
    if (await readBooleanProperty(bus, 'org.dunstproject.cmd0', 'paused')) {
      return 'Notifications are paused in dunst. Resume them with: dunstctl set-paused false';
    }
    if (await readBooleanProperty(bus, SERVICE, 'Inhibited')) {
      return 'The desktop is set to do not disturb: notifications arrive without being shown.';
    }
    return null;
  } catch {
    return 'No notification service is running on this desktop, so toasts cannot be shown. Start one, dunst for example.';
  } finally {
    bus.dispose();
  }
}

/** A boolean property of the server; false if it has none of that name. */
async function readBooleanProperty(bus: SessionBus, from: string, name: string): Promise<boolean> {
  try {
    const [value] = await bus.call(PROPERTY, 'ss', [from, name]);
    return typeof value === 'object' && value !== null && 'value' in value && value.value === true;
  } catch {
    return false;
  }
}

async function findGnomeSuppression(): Promise<string | null> {
  if (!/gnome/i.test(process.env.XDG_CURRENT_DESKTOP ?? '')) return null;
  const shown = await runProgram('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners']);
  return shown?.trim() === 'false' ? 'Do not disturb is on in GNOME: notifications arrive without being shown.' : null;
}

function runProgram(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 3_000, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : null),
    );
  });
}
