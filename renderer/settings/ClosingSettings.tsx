import { Button, SegmentedControl } from '@mantine/core';
import type { Settings } from '../../core/settings/settings.ts';
import { quitApp } from '../shell/app-actions.ts';
import { useApp, useStores } from '../state/stores.tsx';
import { SettingRow } from './SettingRow.tsx';
import { useSettings } from './use-settings.ts';

/** What closing the window does if no tray icon is left of the app, and the way to quit. */
export function ClosingSettings() {
  const { settings, save } = useSettings();
  const stores = useStores();
  const abilities = useApp((app) => app.state?.abilities);
  if (abilities?.quit !== true) return null;
  return (
    <>
      {!abilities.tray && (
        <SettingRow
          label="Closing the window"
          hint="This desktop shows no tray icons. If the app keeps running, starting it again opens the window."
        >
          <SegmentedControl
            value={settings.close_without_tray}
            onChange={(choice) => void save({ close_without_tray: choice as Settings['close_without_tray'] })}
            aria-label="Closing the window"
            data={[
              { value: 'ask', label: 'Ask' },
              { value: 'keep_running', label: 'Keep running' },
              { value: 'quit', label: 'Quit' },
            ]}
          />
        </SettingRow>
      )}
      <SettingRow label="Quit" hint="No alerts until you start the app again.">
        <Button variant="default" size="xs" onClick={() => void quitApp(stores)}>
          Quit Eventory Tray
        </Button>
      </SettingRow>
    </>
  );
}
