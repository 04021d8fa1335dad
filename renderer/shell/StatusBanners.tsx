import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Notice } from '../../core/bridge/contract.ts';
import { useApp, useBridge, useView } from '../state/stores.tsx';
import styles from './connection.module.css';

/** Lasting conditions that need the user, above every view: the connection's problem, then the app's conditions. */
export function StatusBanners() {
  const conditions = useApp((app) => app.state?.conditions) ?? [];
  const [hidden, setHidden] = useState<readonly string[]>([]);
  return (
    <>
      <ConnectionProblemBanner />
      {conditions
        .map((condition) => ({ condition, key: `${condition.title} ${condition.text}` }))
        .filter(({ key }) => !hidden.includes(key))
        .map(({ condition, key }) => (
          <Banner key={key} notice={condition}>
            <CloseButton size={22} aria-label="Hide this notice" onClick={() => setHidden([...hidden, key])} />
          </Banner>
        ))}
    </>
  );
}

function ConnectionProblemBanner() {
  const bridge = useBridge();
  const connection = useApp((app) => app.state?.connection);
  const show = useView((slice) => slice.show);
  if (connection === undefined || connection.problem === null || connection.state === 'open') return null;
  const refused = connection.state === 'unauthorised';
  return (
    <Banner
      notice={{
        level: refused ? 'error' : 'warning',
        title: connection.problem.sentence,
        text: connection.problem.next_step,
      }}
    >
      {refused ? (
        <Button onClick={() => show('settings')}>Change the key</Button>
      ) : (
        <Button onClick={() => void bridge.request('connection.connect', null)}>Try now</Button>
      )}
      <Button onClick={() => show('diagnostics')}>Run connection check</Button>
    </Banner>
  );
}

function Banner({ notice, children }: { notice: Notice; children?: React.ReactNode }) {
  const Icon = notice.level === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={styles.banner} data-level={notice.level} role={notice.level === 'error' ? 'alert' : 'status'}>
      <Icon size={16} className={styles.mark} aria-hidden />
      <p className={styles.text} title={`${notice.title} ${notice.text}`}>
        <strong>{notice.title}</strong> {notice.text}
      </p>
      {children}
    </div>
  );
}
