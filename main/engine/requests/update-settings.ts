import type { SaveResult } from '../../../core/bridge/contract.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { findKeyInSettings } from '../stores/find-key-in-settings.ts';
import type { RequestContext } from './request-context.ts';

/** Stores a change of settings and applies it. A change that holds the API key is refused. */
export function updateSettings(
  { profiles, settings, changes }: Pick<RequestContext, 'profiles' | 'settings' | 'changes'>,
  patch: Readonly<Record<string, unknown>>,
): SaveResult<Settings> {
  const issues = findKeyInSettings(patch, profiles.gatewayConfig().apiKey);
  if (issues.length > 0) return { ok: false, issues };
  const saved = settings.update(patch);
  if (!saved.ok) return saved;
  profiles.applySettings();
  changes.emit('state', null);
  return saved;
}
