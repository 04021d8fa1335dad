import '@mantine/dates/styles.css';
import { Button } from '@mantine/core';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useView } from '../state/stores.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { AlertSettings } from './AlertSettings.tsx';
import { AboutSettings } from './about/AboutSettings.tsx';
import { AppSettings } from './app/AppSettings.tsx';
import { ComputerSettings } from './computers/ComputerSettings.tsx';
import { ConnectionSettings } from './connection/ConnectionSettings.tsx';
import { ForwardingSettings } from './forwarding/ForwardingSettings.tsx';
import { HistorySettings } from './history/HistorySettings.tsx';
import { LinkSettings } from './LinkSettings.tsx';
import { PhoneSettings } from './phone/PhoneSettings.tsx';
import { ProgramSettings } from './programs/ProgramSettings.tsx';
import { QuietHoursSettings } from './QuietHoursSettings.tsx';
import { SettingsSearch, useFoundGroups } from './search/settings-search.tsx';
import { SETTING_GROUPS, type SettingGroupId } from './setting-groups.ts';
import styles from './settings.module.css';

const PARTS: Readonly<Record<SettingGroupId, ComponentType>> = {
  connection: ConnectionSettings,
  alerts: AlertSettings,
  quiet: QuietHoursSettings,
  links: LinkSettings,
  phone: PhoneSettings,
  forwarding: ForwardingSettings,
  computers: ComputerSettings,
  programs: ProgramSettings,
  history: HistorySettings,
  app: AppSettings,
  about: AboutSettings,
};

/** Everything that can be set, on one page, or what a search finds of it. */
export default function SettingsView() {
  const query = useView((slice) => slice.settingsQuery);
  return (
    <SettingsSearch query={query}>
      <SettingsPage query={query} />
    </SettingsSearch>
  );
}

/** The settings, with a list that leads to its parts. */
function SettingsPage({ query }: { query: string }) {
  const isFound = useFoundGroups();
  const groups = SETTING_GROUPS.filter(({ id }) => isFound(id));
  const setQuery = useView((slice) => slice.setSettingsQuery);
  const page = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<SettingGroupId>('connection');
  const wanted = useView((slice) => slice.settingsGroup);
  const setWanted = useView((slice) => slice.setSettingsGroup);

  useEffect(() => {
    if (wanted === null) return;
    goTo(wanted);
    setCurrent(wanted);
    setWanted(null);
  }, [wanted, setWanted]);

  // In a narrow window the list is a strip that scrolls: the current group stays in its middle.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked follows the current group
  useEffect(() => {
    const link = side.current?.querySelector<HTMLElement>('[aria-current]');
    if (side.current === null || link == null) return;
    side.current.scrollLeft =
      link.offsetLeft - side.current.offsetLeft - (side.current.clientWidth - link.offsetWidth) / 2;
  }, [current]);

  function highlightCurrentGroup(): void {
    const top = page.current?.getBoundingClientRect().top ?? 0;
    const sections = [...(page.current?.querySelectorAll<HTMLElement>('section:not([hidden])') ?? [])];
    const atEnd =
      page.current !== null && page.current.scrollTop + page.current.clientHeight >= page.current.scrollHeight - 4;
    const passed = sections.filter((group) => group.getBoundingClientRect().top - top < 80);
    // At the end the last groups are all in sight: the one that was asked for stays marked.
    const asked = sections.find(({ id }) => id === current);
    if (atEnd && asked !== undefined && !passed.includes(asked)) return;
    const here = (atEnd ? sections.at(-1) : passed.at(-1))?.id;
    const group = SETTING_GROUPS.find(({ id }) => id === here);
    if (group !== undefined) setCurrent(group.id);
  }

  return (
    <div className={styles.view}>
      <nav className={styles.side} aria-label="Settings" ref={side}>
        {groups.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={styles.sideLink}
            aria-current={id === current ? 'true' : undefined}
            onClick={() => {
              goTo(id);
              setCurrent(id);
            }}
          >
            {title}
          </button>
        ))}
      </nav>
      <div className={styles.page} ref={page} onScroll={highlightCurrentGroup}>
        <div className={styles.column}>
          {SETTING_GROUPS.map(({ id }) => {
            const Part = PARTS[id];
            return <Part key={id} />;
          })}
          {groups.length === 0 && query !== '' && (
            <StatusMessage
              title={`No setting has “${query}”`}
              actions={<Button onClick={() => setQuery('')}>Show all settings</Button>}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function goTo(id: SettingGroupId): void {
  const group = document.getElementById(id);
  group?.scrollIntoView({ block: 'start' });
  group?.focus({ preventScroll: true });
}
