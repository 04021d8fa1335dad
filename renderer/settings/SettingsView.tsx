import '@mantine/dates/styles.css';
import { useRef, useState } from 'react';
import { AlertSettings } from './AlertSettings.tsx';
import { AppSettings } from './AppSettings.tsx';
import { AboutSettings } from './about/AboutSettings.tsx';
import { ConnectionSettings } from './ConnectionSettings.tsx';
import { ForwardingSettings } from './forwarding/ForwardingSettings.tsx';
import { LinkSettings } from './LinkSettings.tsx';
import { QuietHoursSettings } from './QuietHoursSettings.tsx';
import styles from './settings.module.css';

const GROUPS = [
  { id: 'connection', title: 'Connection', Part: ConnectionSettings },
  { id: 'alerts', title: 'Alerts', Part: AlertSettings },
  { id: 'quiet', title: 'Quiet hours', Part: QuietHoursSettings },
  { id: 'links', title: 'Opening links', Part: LinkSettings },
  { id: 'forwarding', title: 'Forwarding', Part: ForwardingSettings },
  { id: 'app', title: 'App', Part: AppSettings },
  { id: 'about', title: 'About', Part: AboutSettings },
] as const;

/** Everything that can be set, on one page, with a list that leads to its parts. */
export default function SettingsView() {
  const page = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>('connection');

  function highlightCurrentGroup(): void {
    const top = page.current?.getBoundingClientRect().top ?? 0;
    const groups = [...(page.current?.querySelectorAll('section') ?? [])];
    const atEnd =
      page.current !== null && page.current.scrollTop + page.current.clientHeight >= page.current.scrollHeight - 4;
    const passed = groups.filter((group) => group.getBoundingClientRect().top - top < 80);
    // At the end the last groups are all in sight: the one that was asked for stays marked.
    const asked = groups.find(({ id }) => id === current);
    if (atEnd && asked !== undefined && !passed.includes(asked)) return;
    const here = atEnd ? groups.at(-1) : passed.at(-1);
    if (here !== undefined) setCurrent(here.id);
  }

  return (
    <div className={styles.view}>
      <nav className={styles.side} aria-label="Settings">
        {GROUPS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={styles.sideLink}
            aria-current={id === current ? 'true' : undefined}
            onClick={() => {
              const group = document.getElementById(id);
              group?.scrollIntoView({ block: 'start' });
              group?.focus({ preventScroll: true });
              setCurrent(id);
            }}
          >
            {title}
          </button>
        ))}
      </nav>
      <div className={styles.page} ref={page} onScroll={highlightCurrentGroup}>
        <div className={styles.column}>
          {GROUPS.map(({ id, Part }) => (
            <Part key={id} />
          ))}
        </div>
      </div>
    </div>
  );
}
