import type { SessionBus } from './session-bus.ts';

const DUNST = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.dunstproject.cmd0',
} as const;

/**
 * dunst tells of a click only the connection that showed the toast, where others tell everyone. After a restart its
 * toasts have to be shown again, in their own place, to be ours; but not those that were closed meanwhile.
 *
 * @returns the numbers of toasts that were closed, or `null` where the server is another, or too old to say.
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
