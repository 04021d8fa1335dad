import type { FieldIssue } from '../../../../core/watchlist/field-issue.ts';
import { ANSWER_FIRST, askOutside } from '../../ask-outside.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * What goes over the broker reaches everyone with the passphrase, and what they publish alerts here. So the user must agree
 * outside the page: one that was taken over could otherwise name a broker and a passphrase of somebody else. Returns what
 * speaks against it.
 *
 * @param broker its address without secrets.
 */
export async function confirmComputers(
  { ports: { confirmation }, events }: Pick<RequestContext, 'ports' | 'events'>,
  broker: string,
): Promise<readonly FieldIssue[]> {
  const refuse = (message: string) => [{ path: '', message }];
  if (confirmation.place !== null) {
    events.emit('notice', { level: 'info', title: 'Confirm the broker', text: confirmation.place });
  }
  const agreed = await askOutside(confirmation, {
    title: 'Share notifications with the computers on this broker?',
    text: `${broker}\n\nEvery computer with the same passphrase gets your notifications, and what it publishes alerts here. Your API key is not sent. Allow it only if you have just entered this yourself.`,
    action: 'Allow',
  });
  if (agreed === 'busy') return refuse(ANSWER_FIRST);
  if (agreed === null) {
    return refuse(
      'This must be confirmed outside the page, and there is no terminal to ask in. Start "eventory-tray serve" in a terminal, or set it up in the desktop app.',
    );
  }
  return agreed ? [] : refuse('It was not confirmed, so nothing was changed.');
}
