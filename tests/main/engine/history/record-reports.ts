import type { QuarantinedFile, UnavailableFile } from '../../../../main/engine/history/history-records.ts';
import type { HistoryReports } from '../../../../main/engine/history/reports.ts';

/** Reports of a history that write down what they are told. */
export function recordReports() {
  const writeErrors: (string | null)[] = [];
  const shortened: number[] = [];
  const maintenanceErrors: string[] = [];
  const damagedRows: number[] = [];
  const quarantined: QuarantinedFile[] = [];
  const unavailable: (UnavailableFile | null)[] = [];
  const failed: string[] = [];
  const reports: HistoryReports = {
    writeFailed: (failure) => writeErrors.push(failure?.why ?? null),
    shortened: (count) => shortened.push(count),
    maintenanceFailed: (why) => maintenanceErrors.push(why),
    damagedRows: (count) => damagedRows.push(count),
    quarantined: (file) => quarantined.push(file),
    failed: (why) => failed.push(why),
    unavailable: (file) => unavailable.push(file),
  };
  return { reports, writeErrors, shortened, maintenanceErrors, damagedRows, quarantined, unavailable, failed };
}
