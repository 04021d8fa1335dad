import type { RequestContext, RequestHandlers } from '../request-context.ts';

/** Requests about the history as a whole: its size, and what can be done about it. */
export function historyRequests({
  profiles,
}: Pick<RequestContext, 'profiles'>): RequestHandlers<'history.storage' | 'history.upkeep' | 'history.clear'> {
  return {
    'history.storage': () => profiles.current().history.storage(),
    'history.upkeep'() {
      profiles.current().history.startUpkeep();
      return null;
    },
    async 'history.clear'() {
      await profiles.current().history.clear();
      return null;
    },
  };
}
