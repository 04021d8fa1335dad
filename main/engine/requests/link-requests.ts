import type { RequestContext, RequestHandlers } from './request-context.ts';

/** Requests that open and copy links, always by item and offer, and the clipboard. */
export function linkRequests({
  links,
  ports,
  events,
}: RequestContext): RequestHandlers<'link.open' | 'link.copy' | 'clipboard.write'> {
  return {
    async 'link.open'({ id, offer, confirmed, page, browser }) {
      const { place } = ports.confirmation;
      // A dialog of the system says why by itself. For a terminal the window asks first, and says where to answer.
      const first = await links.open(id, offer, place === null, { page, browser });
      if (first.outcome !== 'confirm' || !confirmed) return first;
      events.emit('notice', { level: 'info', title: 'Confirm the link', text: place ?? '' });
      return links.open(id, offer, true, { page, browser });
    },
    'link.copy': ({ id, offer }) => links.copy(id, offer),
    'clipboard.write': async ({ text }) => ({ copied: await ports.links.copy(text) }),
  };
}
