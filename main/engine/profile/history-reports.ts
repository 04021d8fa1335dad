import type { Notice } from '../../../core/bridge/state/app.ts';
import { formatCount, formatNumber } from '../../../core/text/format/format-number.ts';
import type { WriteFailure } from '../history/queue/write-queue.ts';
import type { HistoryReports } from '../history/reports.ts';
import type { Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';

/** Logs what the history reports, and shows the user what lasts. */
export function historyReports(conditions: ConditionStore, log: Log): HistoryReports {
  return {
    writeFailed(failure) {
      if (failure !== null) log.error(`the history could not be written: ${failure.why}`);
      conditions.set('history writes', failure === null ? null : describeFailure(failure));
    },
    failed(why) {
      log.error(`the history could not be opened: ${why}`);
      conditions.set('history file', {
        level: 'error',
        title: 'The history could not be opened',
        text: `${why}. Alerts go on, but the feed is kept only until the app ends. Check the space on the disk and the rights of the app's folder; if they are fine, install the app again.`,
      });
    },
    shortened(count, givenUp) {
      log.warn(
        `${count} notifications of this run are in the history without their message, ${givenUp} records could not be kept`,
      );
      const lines = `${formatCount(count, 'notification')} of this run ${count === 1 ? 'is' : 'are'} kept as a line without the offers.`;
      const missing = `${formatNumber(givenUp)} more ${givenUp === 1 ? 'is' : 'are'} not kept, those that did not alert first.`;
      conditions.set('history flood', {
        level: 'warning',
        title: 'Some notifications are kept without their details',
        text: `Messages came faster than they could be written, or could not be written as they are. ${lines} ${givenUp === 0 ? 'No alert was lost.' : `${missing} Every alert was shown.`}`,
      });
    },
    maintenanceFailed: (why) => log.warn(`the history could not be tidied, it is tried again: ${why}`),
    damagedRows(count) {
      log.warn(`${count} damaged row(s) of the history were passed over`);
      conditions.set('history rows', {
        level: 'warning',
        title: 'A part of the history is damaged',
        text: 'Some notifications cannot be read and are left out of the feed and the history. The others are not affected. Check the disk if this comes back.',
      });
    },
    quarantined({ path, why, kept }) {
      log.error(`the history could not be read (${why}); it is kept as ${path}; ${kept} lines were carried over`);
      conditions.set('history', {
        level: 'warning',
        title: 'The history could not be read',
        text: `It is kept as ${path} (${why}). A new one was begun${kept === 0 ? '' : ` with the newest ${kept} lines`}.`,
      });
    },
    unavailable(file) {
      if (file !== null) log.error(`the history cannot be used and is in memory: ${file.why}`);
      conditions.set(
        'history file',
        file === null
          ? null
          : {
              level: 'warning',
              title: 'The history is not saved',
              text: file.newer
                ? `Its file is left as it is: ${file.why}. Update the app to go on with it. Until you quit, what arrives is kept in memory.`
                : `Its file cannot be used (${file.why}). Alerts go on. What arrives is kept in memory and saved once that works again. Check the space on the disk and the permissions of the data folder.`,
            },
      );
    },
  };
}

/** A single crash is not shown: the thread is started again after a second. */
function describeFailure({ why, crashes }: WriteFailure): Notice | null {
  if (crashes === 1) return null;
  if (crashes > 1) {
    return {
      level: 'error',
      title: 'The history stops again and again',
      text: `It ended ${crashes} times in a row (${why}) and is started again. Alerts go on. What arrives is kept in memory and written once it runs. Close other programs if memory is short, then quit the app and start it again. If it comes back, choose "Check and compact" in Settings > History.`,
    };
  }
  return {
    level: 'error',
    title: 'The history cannot be written',
    text: `${why}. Alerts go on. What arrives is kept in memory and written once that works again. Check the space on the disk.`,
  };
}
