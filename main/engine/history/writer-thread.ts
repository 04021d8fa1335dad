import { type HistoryThread, HistoryThreadError, startHistoryThread } from './history-thread.ts';

export type WriterThread = Pick<HistoryThread<'writer'>, 'opened' | 'call' | 'dispose'>;

type ThreadArguments = Parameters<typeof startHistoryThread<'writer'>>;

/**
 * The thread that writes the history. If it ends by itself, the calls under way reject with a `HistoryThreadError`, and the next call
 * starts another one. The caller decides how long to wait before that.
 *
 * @param open what a thread opens that starts now.
 */
export function startWriterThread(open: () => ThreadArguments[0], onReply: ThreadArguments[1]): WriterThread {
  let thread = startHistoryThread(open(), onReply);
  let disposed = false;
  const { opened } = thread;

  return {
    opened,
    async call(...args) {
      if (thread.hasEnded() && !disposed) {
        try {
          thread = startHistoryThread(open(), onReply);
        } catch (error) {
          throw new HistoryThreadError((error as Error).message);
        }
        // Its calls reject as well.
        thread.opened.catch(() => {});
      }
      return thread.call(...args);
    },
    async dispose() {
      disposed = true;
      await thread.dispose();
    },
  };
}
