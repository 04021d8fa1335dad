import { Button } from '@mantine/core';
import { errorMessage } from '../../lib/error-message.ts';
import { formatUpdateStatus } from '../../lib/format/update-status.ts';
import { useApp, useBridge, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { notify } from '../../ui/notify.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';
import { ReleaseNotes } from './ReleaseNotes.tsx';

/** Which version runs, and whether there is a newer one. */
export function AboutSettings() {
  const { settings, save } = useSettings();
  const bridge = useBridge();
  const version = useApp((app) => app.state?.version);
  const update = useApp((app) => app.state?.update);
  const hasTray = useApp((app) => app.state?.abilities.tray === true);
  const isBrowserMode = useApp((app) => app.state?.mode === 'browser');
  const checkedAt = update?.checked_at ?? null;
  const times = useTimeFormat();
  const checked = useClock((nowMs) => (checkedAt === null ? '' : ` Checked ${times.dateTime(checkedAt, nowMs)}.`));
  if (update === undefined) return null;
  const ask = (name: 'update.check' | 'update.openPage', title: string) =>
    bridge.request(name, null).catch((error: unknown) => notify({ level: 'error', title, text: errorMessage(error) }));
  const busy = update.phase === 'checking' || update.phase === 'downloading';
  return (
    <SettingGroup id="about" title="About">
      <SettingRow
        label="Version"
        hint={
          isBrowserMode
            ? 'Browser mode: closing this page does not stop the alerts.'
            : hasTray
              ? 'Closing the window keeps the app in the tray.'
              : undefined
        }
      >
        <span className={styles.dim}>{version}</span>
      </SettingRow>
      {update.method !== 'none' && (
        <SwitchRow
          label={update.method === 'install' ? 'Update automatically' : 'Check for newer versions'}
          hint={
            update.method === 'install'
              ? 'Looks at the project’s releases on GitHub, never while alerts come in, and installs when you quit.'
              : 'Looks at the project’s releases on GitHub, never while alerts come in. Nothing is downloaded.'
          }
          checked={settings.check_updates}
          onChange={(on) => void save({ check_updates: on })}
        />
      )}
      <SettingRow
        label="Updates"
        hint={<span role="status">{`${formatUpdateStatus(update, settings.check_updates)}${checked}`}</span>}
      >
        {update.method !== 'none' && (
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            onClick={() => void ask('update.check', 'The check did not start')}
          >
            Check now
          </Button>
        )}
        {update.version !== null && (
          <Button variant="default" size="xs" onClick={() => void ask('update.openPage', 'The page was not opened')}>
            Open download page
          </Button>
        )}
      </SettingRow>
      {update.version !== null && update.notes !== '' && <ReleaseNotes version={update.version} notes={update.notes} />}
    </SettingGroup>
  );
}
