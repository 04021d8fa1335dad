import type { Settings } from '../../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../../core/watchlist/field-issue.ts';
import { parseBrokerSecret } from '../../computers/broker-secret.ts';
import { confirmComputers } from '../computers/confirm-computers.ts';
import type { RequestContext } from '../request-context.ts';
import { confirmPrograms } from './confirm-programs.ts';

type Context = Pick<RequestContext, 'ports' | 'events'>;

/** What of a change of settings a page alone must not do is asked outside it. Returns what speaks against the change. */
export async function confirmChange(
  context: Context,
  before: Settings,
  after: Settings,
): Promise<readonly FieldIssue[]> {
  return [...(await confirmPrograms(context, before, after)), ...(await confirmTurningOn(context, before, after))];
}

/**
 * The same for the settings of a backup: a page may have made them up. Several computers without a broker stay off until
 * it is entered. Returns why they are not taken over; `null` if they are.
 */
export async function confirmSettings(context: Context, before: Settings, after: Settings): Promise<string | null> {
  const against = [...(await confirmPrograms(context, before, after))];
  if (against.length === 0 && parseBrokerSecret(await context.ports.secrets.get('computers')) !== null) {
    against.push(...(await confirmTurningOn(context, before, after)));
  }
  return against[0]?.message ?? null;
}

/** Other computers are not joined by a page alone. */
async function confirmTurningOn(
  context: Pick<RequestContext, 'ports' | 'events'>,
  before: Settings,
  after: Settings,
): Promise<readonly FieldIssue[]> {
  if (before.computers.enabled || !after.computers.enabled) return [];
  const secret = parseBrokerSecret(await context.ports.secrets.get('computers'));
  if (secret === null) return [{ path: 'computers.enabled', message: 'Enter the broker and the passphrase first.' }];
  return confirmComputers(context, secret.address.label);
}
