import { Button } from '@mantine/core';
import { quitApp } from '../../shell/app-actions.ts';
import { useApp, useStores } from '../../state/stores.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';

/** What closing the window does if no tray icon is left of the app, and the way to quit. */
export function ClosingSettings() {
  const { settings, save } = useSettings();
  const stores = useStores();
  const abilities = useApp((app) => app.state?.abilities);
  if (abilities?.quit !== true) return null;
  return (
    <>
      {!abilities.tray && (
        <ChoiceRow
          label="Closing the window"
          hint="This desktop shows no tray icons. If the app keeps running, starting it again opens the window."
          value={settings.close_without_tray}
          choices={{ ask: 'Ask', keep_running: 'Keep running', quit: 'Quit' }}
          onChange={(choice) => void save({ close_without_tray: choice })}
        />
      )}
      <SettingRow label="Quit" hint="No alerts until you start the app again.">
        <Button variant="default" size="xs" onClick={() => void quitApp(stores)}>
          Quit Eventory Tray
        </Button>
      </SettingRow>
    </>
  );
}
