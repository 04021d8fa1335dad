import { useColorScheme, useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Settings } from '../../core/settings/settings.ts';

/** The colour scheme to draw in. Remembers the last setting, so that a reload does not flash before it is known. */
export function useColorSchemeSetting(setting: Settings['theme'] | null): 'light' | 'dark' {
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const [remembered, remember] = useLocalStorage<Settings['theme']>({
    key: 'eventory-theme',
    defaultValue: 'system',
    getInitialValueInEffect: false,
  });
  useEffect(() => {
    if (setting !== null) remember(setting);
  }, [setting, remember]);
  const effective = setting ?? remembered;
  return effective === 'light' || effective === 'dark' ? effective : system;
}
