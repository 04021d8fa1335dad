import { readInstant } from '../../../core/watchlist/instant.ts';
import { whenText } from '../../lib/format/time.ts';
import { useClock } from '../../state/stores.tsx';
import { MuteMenu } from '../MuteMenu.tsx';
import styles from './editor.module.css';
import type { EntryFormState } from './use-entry-form.ts';

/** Until when the draft is muted, and the menu that sets it. */
export function MuteLine({ form }: { form: EntryFormState }) {
  const until = form.draft.muted_until;
  const words = useClock((nowMs) => {
    if (until === null) return '';
    const at = readInstant(until);
    if (at === null) return `“${until}” is no date: not muted`;
    return at > nowMs ? `muted until ${whenText(new Date(at).toISOString(), nowMs)}` : '';
  });
  return (
    <>
      <span className={styles.mute}>{words}</span>
      <MuteMenu muted={until !== null} onMute={(muted_until) => form.change({ muted_until })} />
    </>
  );
}
