import { Checkbox } from '@mantine/core';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings/settings.ts';
import { useSettings } from '../use-settings.ts';
import { AmountCheckbox } from './AmountCheckbox.tsx';
import styles from './phone.module.css';

/** What counts as being away. @param canTell whether this host sees input and a locked screen */
export function AwaySigns({ canTell }: { canTell: boolean }) {
  const { settings, save } = useSettings();
  const { idle_minutes: idleMinutes, locked, unanswered_seconds: unanswered } = settings.phone;
  const set = (phone: Partial<Settings['phone']>) => void save({ phone });
  const none = unanswered === null && (!canTell || (idleMinutes === null && !locked));
  return (
    <div className={styles.signs}>
      {canTell && (
        <>
          <AmountCheckbox
            label="No key or mouse for"
            amountLabel="Minutes without key or mouse"
            unit="min"
            min={1}
            max={240}
            value={idleMinutes}
            initial={DEFAULT_SETTINGS.phone.idle_minutes}
            onChange={(minutes) => set({ idle_minutes: minutes })}
          />
          <Checkbox
            label="The screen is locked, or the computer sleeps"
            checked={locked}
            onChange={(event) => set({ locked: event.currentTarget.checked })}
          />
        </>
      )}
      <AmountCheckbox
        label="A toast goes unanswered for"
        amountLabel="Seconds without an answer"
        unit="s"
        min={5}
        max={900}
        value={unanswered}
        initial={DEFAULT_SETTINGS.phone.unanswered_seconds}
        onChange={(seconds) => set({ unanswered_seconds: seconds })}
      />
      {none && <p className={styles.note}>With none of them you always count as away.</p>}
    </div>
  );
}
