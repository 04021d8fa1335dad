import { readInstantMs } from '../../../core/watchlist/instant.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { MuteMenu } from '../MuteMenu.tsx';
import styles from './editor.module.css';
import type { EntryFormState } from './use-entry-form.ts';

/** Until when the draft is muted, and the menu that sets it. */
export function MuteControl({ form }: { form: EntryFormState }) {
  const until = form.draft.muted_until;
  const times = useTimeFormat();
  const label = useClock((nowMs) => {
    if (until === null) return '';
    const at = readInstantMs(until);
    if (at === null) return `“${until}” is no date: not muted`;
    return at > nowMs ? `muted until ${times.dateTime(new Date(at).toISOString(), nowMs)}` : '';
  });
  return (
    <>
      <span className={styles.mute}>{label}</span>
      <MuteMenu muted={until !== null} onMute={(muted_until) => form.change({ muted_until })} />
    </>
  );
}
