import { SettingRow } from '../controls/SettingRow.tsx';
import styles from './about.module.css';

/** The changelog of a newer version, as the text that it is. */
export function ReleaseNotes({ version, notes }: { version: string; notes: string }) {
  return (
    <SettingRow label={`What is new in ${version}`} wide>
      <pre className={styles.notes}>{notes.trim()}</pre>
    </SettingRow>
  );
}
