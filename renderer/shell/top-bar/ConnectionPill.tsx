import { Button, Popover } from '@mantine/core';
import type { AppState } from '../../../core/bridge/state/app.ts';
import { connectionTone, formatConnectionDetail, formatConnectionState } from '../../lib/format/connection.ts';
import { useApp, useClock, useStores, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { switchConnection } from '../app-actions.ts';
import styles from '../connection.module.css';

/** The connection in words, always visible; a press shows details and offers the next step. */
export function ConnectionPill() {
  const state = useApp((app) => app.state);
  const link = useApp((app) => app.transport);
  if (state === null) return null;
  if (link === 'down') {
    return (
      <span
        className={styles.pill}
        data-tone="bad"
        role="status"
        title="If it was restarted, open the address it prints: the old one no longer works."
      >
        <i className={styles.dot} />
        <span className="cut">Eventory Tray is not running</span>
      </span>
    );
  }
  return <Pill state={state} />;
}

function Pill({ state }: { state: AppState }) {
  const { connection, computers } = state;
  const detail = useClock((nowMs) => formatConnectionDetail(connection, state.feed_delay_ms, nowMs, computers));
  return (
    <>
      <span className="visually-hidden" role="status">
        {formatConnectionState(connection, computers)}
      </span>
      <Popover width={344} position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <button
            type="button"
            className={styles.pill}
            data-tone={connectionTone(connection)}
            title={connection.detail}
          >
            <i className={styles.dot} />
            <span className="cut">
              {formatConnectionState(connection, computers)}
              {detail !== '' && <span className={styles.detail}> · {detail}</span>}
            </span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Connection">
          <ConnectionDetails state={state} />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function ConnectionDetails({ state }: { state: AppState }) {
  const { connection } = state;
  const stores = useStores();
  const show = useView((slice) => slice.show);
  const setSettingsGroup = useView((slice) => slice.setSettingsGroup);
  const changeKey = () => {
    show('settings');
    setSettingsGroup('connection');
  };
  const times = useTimeFormat();
  const since = useClock((nowMs) => times.dateTime(connection.since, nowMs));
  const stopped = connection.state === 'paused' || connection.state === 'idle' || connection.state === 'unauthorised';
  return (
    <div className={styles.details}>
      <strong>{connection.detail}</strong>
      <span className={styles.dim}>Since {since}</span>
      {connection.problem !== null && (
        <>
          <p>{connection.problem.sentence}</p>
          <p className={styles.dim}>{connection.problem.next_step}</p>
        </>
      )}
      <div className={styles.actions}>
        {connection.state === 'unauthorised' && (
          <Button variant="filled" onClick={changeKey}>
            Change key
          </Button>
        )}
        {connection.state !== 'open' && (
          <Button
            variant={connection.state === 'unauthorised' ? 'default' : 'filled'}
            onClick={() => void switchConnection(stores, true)}
          >
            {connection.state === 'unauthorised' ? 'Try this key again' : 'Connect now'}
          </Button>
        )}
        {!stopped && <Button onClick={() => void switchConnection(stores, false)}>Disconnect</Button>}
        <Button onClick={() => show('diagnostics')}>Run connection check</Button>
      </div>
    </div>
  );
}
