import type { RequestContext, RequestHandlers } from './request-context.ts';

/** Requests that open and copy links, always by item and offer, and the clipboard. */
export function linkRequests({
  links,
  ports,
}: RequestContext): RequestHandlers<'link.open' | 'link.copy' | 'clipboard.write'> {
  return {
    'link.open': ({ id, offer, confirmed, page, browser }) => links.open(id, offer, confirmed, { page, browser }),
    'link.copy': ({ id, offer }) => links.copy(id, offer),
    'clipboard.write': async ({ text }) => ({ copied: await ports.links.copy(text) }),
  };
}
