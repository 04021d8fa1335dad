import { createEmptyHistory } from '../history/empty-history.ts';
import { type History, type HistoryOptions, openHistory } from '../history/history.ts';
import type { ResumeState } from '../history/history-records.ts';

export interface ResumedHistoryOptions extends HistoryOptions {
  readonly midnightMs: number;
  readonly sinceMs: number;
  /** Tests give another one. */
  readonly open?: (options: HistoryOptions) => Promise<History>;
}

/** Opens the history and reads where the last run stopped. Whatever fails, the app starts, if need be without a history. */
export async function openResumedHistory({
  midnightMs,
  sinceMs,
  open = openHistory,
  ...options
}: ResumedHistoryOptions): Promise<{ readonly history: History; readonly resumeState: ResumeState }> {
  let opened: History | null = null;
  try {
    opened = await open(options);
    return { history: opened, resumeState: await opened.resume(midnightMs, sinceMs) };
  } catch (error) {
    options.reports.failed((error as Error).message);
    opened?.dispose().catch(() => {});
    const history = createEmptyHistory();
    return { history, resumeState: await history.resume(midnightMs, sinceMs) };
  }
}
