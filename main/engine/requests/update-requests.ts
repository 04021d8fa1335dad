import { releasePage } from '../../../core/links/project-page.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

/** Requests about newer versions. The page is made here: the window names no address. */
export function updateRequests({
  updates,
  ports,
}: Pick<RequestContext, 'updates' | 'ports'>): RequestHandlers<'update.check' | 'update.openPage'> {
  return {
    async 'update.check'() {
      await updates.checkNow();
      return null;
    },
    async 'update.openPage'() {
      const { version } = updates.state();
      if (version === null) throw new RequestError('No newer version is known. Check for one first.');
      const page = releasePage(version);
      try {
        await ports.links.open(page, null);
      } catch {
        const copied = await ports.links.copy(page);
        throw new RequestError(`The page was not opened. ${copied ? 'Its address is on the clipboard.' : page}`);
      }
      return null;
    },
  };
}
