import type { SessionBus } from './session-bus.ts';

const DUNST = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.dunstproject.cmd0',
} as const;

/**
 * dunst reports a click only to the connection that showed the toast; other servers report it to everyone. So after a
 * restart the app shows its toasts again, each in its place, except those that were closed meanwhile.
 *
 * @returns the numbers of toasts that were closed, or `null` if the server is another, or too old to report them.
 */
export async function findToastsClosedInDunst(bus: SessionBus): Promise<ReadonlySet<number> | null> {
  try {
    const [history] = await bus.call({ ...DUNST, member: 'NotificationListHistory' });
    if (!Array.isArray(history)) return null;
    return new Set(history.map((one: { id?: { value?: unknown } }) => Number(one.id?.value)));
  } catch {
    return null;
  }
}
