import type { AlertResult } from '../../../../../core/feed/alert-result.ts';
import { MISSED_TOASTS } from '../../../../../core/statistics/alert-statistics.ts';

/** The condition on `alert_outcomes` for an alert that the user missed. */
export const MISSED = `toast IN (${MISSED_TOASTS.map((toast) => `'${toast}'`).join(', ')}) AND opened_at IS NULL
  AND id NOT IN (SELECT item_id FROM results)`;

const outcomes = (condition: string) => `id IN (SELECT id FROM alert_outcomes WHERE ${condition})`;
const results = (outcome: string) =>
  `outcome = 'alert' AND id IN (SELECT item_id FROM results WHERE outcome = '${outcome}')`;

const CONDITIONS: Readonly<Partial<Record<AlertResult, string>>> = {
  opened: outcomes('opened_at IS NOT NULL'),
  clicked: outcomes('toast_action IS NOT NULL'),
  missed: outcomes(MISSED),
  got: results('got'),
  gone: results('gone'),
  offline: `kind = 'gap'`,
};

/** The condition on items for one of the results that statistics count. */
export function resultClause(result: AlertResult): string {
  return CONDITIONS[result] ?? outcomes(`toast = '${result}'`);
}
