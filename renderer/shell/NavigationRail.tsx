import { IconBroadcast, IconHeartbeat, IconListDetails, IconSettings } from '@tabler/icons-react';
import { useApp, useView } from '../state/stores.tsx';
import type { ViewName } from '../state/view-store.ts';
import styles from './shell.module.css';
import { UpdateLine } from './UpdateLine.tsx';

const LINKS = [
  { view: 'feed', label: 'Feed', Icon: IconBroadcast },
  { view: 'watchlist', label: 'Watchlist', Icon: IconListDetails },
  { view: 'settings', label: 'Settings', Icon: IconSettings },
  { view: 'diagnostics', label: 'Health', Icon: IconHeartbeat },
] as const satisfies readonly { view: ViewName; label: string; Icon: unknown }[];

/** The way between the views. */
export function NavigationRail() {
  const current = useView((slice) => slice.view);
  const show = useView((slice) => slice.show);
  const version = useApp((app) => app.state?.version);
  return (
    <nav className={styles.rail} aria-label="Views">
      {LINKS.map(({ view, label, Icon }) => (
        <a
          key={view}
          href={`#/${view}`}
          className={styles.link}
          aria-current={view === current ? 'page' : undefined}
          title={view === 'diagnostics' ? `Health · version ${version ?? ''}` : undefined}
          onClick={(event) => {
            event.preventDefault();
            show(view);
          }}
        >
          <Icon size={19} stroke={1.6} aria-hidden />
          {label}
        </a>
      ))}
      <UpdateLine />
    </nav>
  );
}
