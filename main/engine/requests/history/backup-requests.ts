import { type RequestContext, RequestError, type RequestHandlers } from '../request-context.ts';

type Names = 'backup.get' | 'backup.start' | 'backup.cancel' | 'restore.choose' | 'restore.confirm';

/** Requests about backups. They answer at once; events report the progress. */
export function backupRequests({ backups }: Pick<RequestContext, 'backups'>): RequestHandlers<Names> {
  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new RequestError((error as Error).message);
    }
  }
  return {
    'backup.get': backups.state,
    'backup.start'() {
      attempt(backups.start);
      return null;
    },
    'backup.cancel'() {
      backups.cancel();
      return null;
    },
    'restore.choose'() {
      const id = attempt(backups.choose);
      return { upload: id === null ? null : `restore/${id}` };
    },
    'restore.confirm'({ id }) {
      attempt(() => backups.confirm(id));
      return null;
    },
  };
}
