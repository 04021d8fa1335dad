import { useApp } from '../../state/stores.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { ShortcutInput } from '../controls/ShortcutInput.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import { useSettings } from '../use-settings.ts';
import { ClosingSettings } from './ClosingSettings.tsx';
import { TimeSettings } from './TimeSettings.tsx';

/** Looks, startup, shortcuts. What this machine cannot do is not offered. */
export function AppSettings() {
  const { settings, save, issueOf } = useSettings();
  const abilities = useApp((app) => app.state?.abilities);
  const { startup, shortcuts } = settings;
  return (
    <SettingGroup id="app" title="App">
      <ChoiceRow
        label="Theme"
        alsoFoundBy="dark light mode appearance colors"
        value={settings.theme}
        choices={{ system: 'System', light: 'Light', dark: 'Dark' }}
        onChange={(theme) => void save({ theme })}
      />
      <TimeSettings />
      <SwitchRow
        label="Images of events"
        hint="Messages name an image on a site of their choice, which then learns your network address. Off: none is loaded."
        checked={settings.remote_images}
        onChange={(on) => void save({ remote_images: on })}
      />
      {abilities?.open_at_login === true && (
        <>
          <SwitchRow
            label="Start at login"
            error={issueOf('startup.open_at_login')}
            checked={startup.open_at_login}
            onChange={(on) => void save({ startup: { open_at_login: on } })}
          />
          <SwitchRow
            label="Always start hidden"
            hint="At login and whenever you start it: only the tray icon shows. Starting the app again opens the window."
            checked={startup.start_hidden}
            onChange={(on) => void save({ startup: { start_hidden: on } })}
          />
        </>
      )}
      {abilities?.global_shortcuts === true && (
        <>
          <SettingRow
            label="Shortcut: open the window"
            hint={
              abilities.shortcuts_confirmed
                ? 'Works in every program.'
                : 'May not work on Wayland: the desktop can refuse a shortcut without saying so. Press it to try it.'
            }
            error={issueOf('shortcuts.open_window')}
          >
            <ShortcutInput
              label="Shortcut to open the window"
              value={shortcuts.open_window}
              onChange={(open_window) => void save({ shortcuts: { open_window } })}
            />
          </SettingRow>
          <SettingRow
            label="Shortcut: open the newest alert’s link"
            hint="Straight to the cart."
            error={issueOf('shortcuts.open_newest')}
          >
            <ShortcutInput
              label="Shortcut to open the newest alert’s link"
              value={shortcuts.open_newest}
              onChange={(open_newest) => void save({ shortcuts: { open_newest } })}
            />
          </SettingRow>
        </>
      )}
      <ClosingSettings />
    </SettingGroup>
  );
}
