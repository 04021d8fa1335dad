import { useCallback, useState } from 'react';
import type { SettingsPatch } from '../../core/settings/settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings/settings.ts';
import type { FieldIssue } from '../../core/watchlist/field-issue.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useApp, useBridge } from '../state/stores.tsx';

/** The settings, and how a part of the page changes them. Each change is stored at once. */
export function useSettings() {
  const bridge = useBridge();
  const settings = useApp((app) => app.state?.settings ?? DEFAULT_SETTINGS);
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);

  /** Resolves to whether the change was accepted; if not, `issueOf` gives the reason. */
  const save = useCallback(
    async (patch: SettingsPatch): Promise<boolean> => {
      try {
        const saved = await bridge.request('settings.update', { patch: patch as Record<string, unknown> });
        setIssues(saved.ok ? [] : saved.issues);
        return saved.ok;
      } catch (error) {
        setIssues([{ path: Object.keys(patch)[0] ?? '', message: errorMessage(error) }]);
        return false;
      }
    },
    [bridge],
  );

  /** What is wrong with the setting at this path ("gateway.url"), or with all of the group it is in. */
  const issueOf = (path: string): string | null =>
    issues.find((issue) => issue.path === path || path.startsWith(`${issue.path}.`))?.message ?? null;

  return { settings, save, issueOf } satisfies { settings: Settings; save: unknown; issueOf: unknown };
}
