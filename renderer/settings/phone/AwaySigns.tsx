import { Checkbox } from '@mantine/core';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { useSettings } from '../use-settings.ts';
import { AmountInput } from './AmountInput.tsx';
import styles from './phone.module.css';

/** What counts as being away. @param canTell whether this host sees input and a locked screen */
export function AwaySigns({ canTell }: { canTell: boolean }) {
  const { settings, save } = useSettings();
  const { idle_minutes: idleMinutes, locked, unanswered_seconds: unanswered } = settings.phone;
  const none = unanswered === null && (!canTell || (idleMinutes === null && !locked));
  return (
    <div className={styles.signs}>
      {canTell && (
        <>
          <div className={styles.sign}>
            <Checkbox
              label="No key or mouse for"
              checked={idleMinutes !== null}
              onChange={(event) =>
                void save({
                  phone: { idle_minutes: event.currentTarget.checked ? DEFAULT_SETTINGS.phone.idle_minutes : null },
                })
              }
            />
            <AmountInput
              label="Minutes without key or mouse"
              unit="min"
              min={1}
              max={240}
              value={idleMinutes}
              onCommit={(minutes) => void save({ phone: { idle_minutes: minutes } })}
            />
          </div>
          <Checkbox
            label="The screen is locked, or the computer sleeps"
            checked={locked}
            onChange={(event) => void save({ phone: { locked: event.currentTarget.checked } })}
          />
        </>
      )}
      <div className={styles.sign}>
        <Checkbox
          label="A toast goes unanswered for"
          checked={unanswered !== null}
          onChange={(event) =>
            void save({
              phone: {
                unanswered_seconds: event.currentTarget.checked ? DEFAULT_SETTINGS.phone.unanswered_seconds : null,
              },
            })
          }
        />
        <AmountInput
          label="Seconds without an answer"
          unit="s"
          min={5}
          max={900}
          value={unanswered}
          onCommit={(seconds) => void save({ phone: { unanswered_seconds: seconds } })}
        />
      </div>
      {none && <p className={styles.note}>With none of them you always count as away.</p>}
    </div>
  );
}
