import type { SaveResult } from '../../../core/bridge/save-result.ts';
import { isProxyAddress } from '../../../core/connection/proxy-address.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { findKey } from '../stores/find-key.ts';
import { checkSettings, mergeSettings } from '../stores/settings-store.ts';
import { confirmChange } from './checks/confirm-settings.ts';
import type { RequestContext } from './request-context.ts';

type Patch = Readonly<Record<string, unknown>>;

/**
 * Applies a change of settings, and answers when it is stored or known not to be (which is shown). A change that holds the API key is refused; new programs need the
 * user's agreement outside the page; the proxy's password goes to the secret store.
 */
export async function updateSettings(
  context: Pick<RequestContext, 'profiles' | 'settings' | 'changes' | 'proxyPassword' | 'ports' | 'events'>,
  patch: Patch,
): Promise<SaveResult<Settings>> {
  const { profiles, settings, changes } = context;
  const issues = [...findKey(patch, profiles.storedKey()), ...findProxyProblem(patch)];
  if (issues.length > 0) return { ok: false, issues };
  const wanted = checkSettings(mergeSettings(settings.get(), patch));
  if (!wanted.ok) return wanted;
  const against = await confirmChange(context, settings.get(), wanted.value);
  if (against.length > 0) return { ok: false, issues: against };
  const saved = settings.update(await withoutProxyPassword(context, patch));
  if (!saved.ok) return saved;
  profiles.applySettings();
  if ('history' in patch) profiles.current().history.applyRetention();
  changes.emit('state', null);
  await settings.stored();
  return saved;
}

/** What is no address may hold a password that cannot be found in it. */
function findProxyProblem(patch: Patch): FieldIssue[] {
  const proxy = proxyOf(patch);
  if (proxy === null || proxy === 'system' || proxy === 'none' || isProxyAddress(proxy)) return [];
  const message = 'This is not the address of a proxy. Write for example http://proxy.example:3128';
  return [{ path: 'gateway.proxy', message }];
}

async function withoutProxyPassword({ proxyPassword }: Pick<RequestContext, 'proxyPassword'>, patch: Patch) {
  const proxy = proxyOf(patch);
  if (proxy === null) return patch;
  return { ...patch, gateway: { ...(patch.gateway as object), proxy: await proxyPassword.takeFrom(proxy) } };
}

function proxyOf({ gateway }: Patch): string | null {
  if (typeof gateway !== 'object' || gateway === null || !('proxy' in gateway)) return null;
  return typeof gateway.proxy === 'string' ? gateway.proxy.trim() : null;
}
