import { useTitleWithKey } from '../shortcuts/ShortcutKey.tsx';
import { useApp, useView } from '../state/stores.tsx';
import { UpdateLine } from './banners/UpdateLine.tsx';
import styles from './shell.module.css';
import { VIEW_ICONS } from './view-icons.ts';
import { VIEWS } from './views.ts';

/** The way between the views. */
export function NavigationRail() {
  const current = useView((slice) => slice.view);
  const show = useView((slice) => slice.show);
  const version = useApp((app) => app.state?.version);
  const titleWithKey = useTitleWithKey();
  return (
    <nav className={styles.rail} aria-label="Views">
      {VIEWS.map(({ view, label }) => {
        const Icon = VIEW_ICONS[view];
        return (
          <a
            key={view}
            href={`#/${view}`}
            className={styles.link}
            aria-current={view === current ? 'page' : undefined}
            title={titleWithKey(view === 'diagnostics' ? `Health · version ${version ?? ''}` : label, `view_${view}`)}
            onClick={(event) => {
              event.preventDefault();
              show(view);
            }}
          >
            <Icon size={19} stroke={1.6} aria-hidden />
            {label}
          </a>
        );
      })}
      <UpdateLine />
    </nav>
  );
}
