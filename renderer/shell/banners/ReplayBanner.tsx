import { Button } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { useReplay, useStores, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { focusContent } from '../../ui/focus-content.ts';
import styles from './replay-banner.module.css';

/** While a replay is on: what is shown in its view is not now, above every view, with the way there and back. */
export function ReplayBanner() {
  const { replay, view } = useStores();
  const shown = useView((slice) => slice.view === 'replay');
  const evening = useReplay(({ state }) => (state === null ? '' : `${state.from}|${state.to}`));
  const alerts = useReplay(({ state }) => (state === null || state.revision === 0 ? null : state.counts.alerts));
  const before = useReplay(({ state }) => state?.alerts_before_edit ?? null);
  const ended = useReplay(({ state }) => state !== null && !state.playing && state.position >= Date.parse(state.to));
  const times = useTimeFormat();
  if (evening === '') return null;
  const [from = '', to = ''] = evening.split('|');
  const [, date] = times.dayHeading(from, Date.now());
  const when = `${date}, ${times.shortTime(from)} to ${times.shortTime(to)}`;
  const found =
    alerts === null
      ? ''
      : `With the current watchlist: ${formatCount(alerts, 'alert')}${before === null ? '' : `, ${before} before the last edit`}.`;
  return (
    <section className={styles.banner} aria-label="A replay is on">
      <IconPlayerTrackNext size={16} className={styles.icon} aria-hidden />
      <p className={styles.text}>
        <strong>REPLAY</strong> <span>{when}</span>
        <span className={styles.live}> · Live alerts go on.</span>
      </p>
      <p className="visually-hidden" role="status">
        {`Replay of ${when}${ended ? ' has ended' : ''}. ${found}`}
      </p>
      {!shown && <Button onClick={() => view.getState().show('replay')}>Show the replay</Button>}
      <Button
        onClick={() => {
          void replay.getState().stop();
          if (shown) view.getState().show('feed');
          focusContent();
        }}
      >
        Back to live
      </Button>
    </section>
  );
}
