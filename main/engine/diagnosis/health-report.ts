import type { AppState } from '../../../core/bridge/state/app.ts';
import type { HealthState } from '../../../core/bridge/state/health.ts';
import { SHARED_KEY_NOTICE } from '../../../core/connection/shared-key-notice.ts';
import { formatMilliseconds } from '../../../core/text/format/format-milliseconds.ts';

/**
 * The health data as text to send to someone. It holds no secret: neither the key nor its ending, no forwarder's
 * address, and nothing of what malformed frames held.
 */
export function healthReport(state: AppState, diagnostics: HealthState, nowMs: number): string {
  const { connection, settings, counts } = state;
  const { toasts, messages } = diagnostics;
  const lines = [
    `Eventory Tray ${state.version}, ${state.mode} on ${state.platform}, ${new Date(nowMs).toISOString()}`,
    `Profile: ${state.profile}. Key: ${state.key.set ? 'set' : 'not set'}, ${state.key.storage.detail}`,
    `Gateway: ${settings.gateway.url} (${settings.gateway.endpoint}), proxy ${withoutCredentials(settings.gateway.proxy)}, extra CA file ${settings.gateway.ca_file === null ? 'none' : 'set'}`,
    `Connection: ${connection.state} since ${connection.since}: ${connection.detail}`,
    ...(connection.problem === null ? [] : [`  ${connection.problem.sentence} ${connection.problem.next_step}`]),
    ...computersLine(state.computers),
    `Messages: ${messages.received} received, ${messages.malformed} malformed, ${messages.repaired} fixed on read; delay ${state.feed_delay_ms ?? 'unknown'} ms`,
    `Today: ${counts.notifications_today} notifications, ${counts.alerts_today} alerts`,
    `Toasts: ${toasts.shown} shown, ${toasts.failed} failed, ${toasts.unknown} unknown, ${toasts.withheld} muted`,
    ...(diagnostics.suppression === null ? [] : [`  ${diagnostics.suppression}`]),
    ...state.conditions.map(({ level, title, text }) => `Condition (${level}): ${title}. ${text}`),
    ...diagnostics.forwarders.map(
      ({ id, delivered, failed, waiting, last_error, failing_since }) =>
        `Forwarder ${id}: ${delivered} delivered, ${failed} failed, ${waiting} waiting${last_error === null ? '' : `; since ${failing_since}: ${last_error}`}`,
    ),
    ...diagnostics.malformed.slice(0, 10).map(({ received_at, error }) => `Malformed ${received_at}: ${error}`),
    diagnostics.steps.length === 0 ? 'Connection check: not run' : 'Connection check:',
    ...diagnostics.steps.flatMap(({ name, state: result, detail, duration_ms, problem }, index) => [
      `  ${index + 1}. ${name}: ${result}${duration_ms === null ? '' : ` in ${formatMilliseconds(duration_ms)}`}. ${detail}`,
      ...(problem === null
        ? []
        : [`     ${detail.includes(problem.sentence) ? '' : `${problem.sentence} `}${problem.next_step}`]),
    ]),
    SHARED_KEY_NOTICE,
  ];
  return `${lines.join('\n')}\n`;
}

/** Names of computers and of the broker are left out. */
function computersLine(computers: AppState['computers']): string[] {
  if (computers === null) return [];
  const { role, list, refused, problem } = computers;
  const heard = list.filter(({ state }) => state !== 'not_heard').length;
  const broker = problem === null ? '' : `; broker: ${problem.cause}`;
  return [`Computers: ${role}, ${heard} of ${list.length} heard, ${refused} messages refused${broker}`];
}

function withoutCredentials(proxy: string): string {
  if (!URL.canParse(proxy)) return proxy;
  const url = new URL(proxy);
  url.username = '';
  url.password = '';
  return url.protocol === 'system:' ? proxy : url.href;
}
