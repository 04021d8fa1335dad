import { formatNumber } from '../../core/text/format/format-number.ts';
import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { currentRow, loadedCurrentRow } from '../feed/current-row.ts';
import { KeyCap, ShortcutKey } from '../shortcuts/ShortcutKey.tsx';
import { useStores, useView } from '../state/stores.tsx';
import type { Command, CommandGroup } from './command.ts';
import { commandGroups } from './command-groups.ts';
import { HighlightedText } from './HighlightedText.tsx';
import styles from './palette.module.css';
import { PREFIXES, parsePaletteQuery } from './parse-palette-query.ts';

const [paletteStore, palette] = createSpotlight();

/** Everything the window can do, by name: actions, events, entries. */
export default function CommandPalette() {
  const stores = useStores();
  const opened = useView((slice) => slice.overlay === 'palette');
  const setOverlay = useView((slice) => slice.setOverlay);
  const { query } = useSpotlight(paletteStore);
  const row = useRowOnOpening(opened);
  const groups = useMemo(() => (opened ? commandGroups(stores, query, row) : []), [stores, opened, query, row]);

  useEffect(() => {
    if (opened) {
      paletteStore.setState({ ...paletteStore.getState(), query: '' });
      palette.open();
    } else palette.close();
  }, [opened]);
  useEarlyKeys(opened);

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      shortcut={null}
      onSpotlightClose={() => setOverlay(null)}
      closeOnEscape={query === ''}
      size={620}
      // What is found may be short or long: the field stays in its place.
      centered={false}
      yOffset="12vh"
      zIndex={300}
      radius={8}
      overlayProps={{ opacity: 0.4 }}
      transitionProps={{ duration: 0 }}
      classNames={{
        content: styles.content ?? '',
        body: styles.body ?? '',
        search: styles.search ?? '',
        actionsList: styles.list ?? '',
      }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
    >
      <Spotlight.Search
        placeholder="Search actions, events and entries"
        aria-label="Command palette"
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
        rightSection={<KeyCap label="Esc" />}
        rightSectionWidth={52}
        maxLength={200}
        onKeyDown={(event) => {
          // The store moves the choice without a word: `ChosenLine` hears of it once that is done.
          queueMicrotask(() => paletteStore.setState({ ...paletteStore.getState() }));
          // Esc clears, then closes.
          if (event.key !== 'Escape' || query === '') return;
          event.stopPropagation();
          paletteStore.setState({ ...paletteStore.getState(), query: '' });
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label="What was found">
        <Spotlight.ActionsList>
          <PaletteLines groups={groups} query={query} />
          {groups.length === 0 && (
            <Spotlight.Empty>
              Nothing is called that. “@” looks for events, “#” for entries, “{'>'}” for actions.
            </Spotlight.Empty>
          )}
        </Spotlight.ActionsList>
      </section>
      <ChosenLine groups={groups} />
      <Spotlight.Footer className={styles.footer ?? ''}>
        <span>
          <KeyCap label="↑" /> <KeyCap label="↓" /> choose
        </span>
        <span>
          <KeyCap label="Enter" /> run
        </span>
        <span className={styles.grow} />
        {Object.entries(PREFIXES).map(([prefix, title]) => (
          <span key={prefix}>
            <KeyCap label={prefix} /> {title.toLowerCase()}
          </span>
        ))}
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

/** Letters typed before the field has the focus reach it: who types fast loses none, and Enter meets the right line. */
function useEarlyKeys(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { listId, query } = paletteStore.getState();
      const dialog = document.getElementById(listId)?.closest('[role="dialog"]') ?? null;
      const isElsewhere = dialog === null || !dialog.contains(document.activeElement);
      if (!isElsewhere || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      paletteStore.setState({ ...paletteStore.getState(), query: query + event.key });
      dialog?.querySelector<HTMLElement>('input')?.focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [opened]);
}

/** The row that the actions apply to, as of the opening: what arrives meanwhile does not change it. */
function useRowOnOpening(opened: boolean): NotificationItem | null {
  const stores = useStores();
  const [row, setRow] = useState<NotificationItem | null>(null);
  // Before the first paint, so that no key meets lines that are about to change.
  useLayoutEffect(() => {
    if (!opened) return;
    const loaded = loadedCurrentRow(stores);
    setRow(loaded);
    if (loaded !== null) return;
    let isCurrent = true;
    currentRow(stores).then(
      (found) => isCurrent && setRow(found),
      // Without a row there are still all other actions.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [stores, opened]);
  return row;
}

function PaletteLines({ groups, query }: { groups: readonly CommandGroup[]; query: string }) {
  const { words } = parsePaletteQuery(query);
  // The first line is the chosen one whenever the lines change.
  useEffect(() => {
    if (groups.length > 0) queueMicrotask(() => chooseFirst());
  }, [groups]);
  return groups.map(({ title, detail, commands, total }) => (
    <section key={title} aria-label={title}>
      <h2 className={styles.heading}>
        {title} <span>{title === 'Actions' ? detail : `${commands.length} of ${formatNumber(total)}`}</span>
      </h2>
      {commands.map((command) => (
        <Spotlight.Action
          key={command.id}
          className={styles.action ?? ''}
          onClick={command.run}
          data-label={command.label}
        >
          <CommandLine command={command} words={words} />
        </Spotlight.Action>
      ))}
    </section>
  ));
}

function CommandLine({
  command: { label, detail, note, Icon, shortcut },
  words,
}: {
  command: Command;
  words: readonly string[];
}) {
  return (
    <>
      <Icon size={17} stroke={1.6} aria-hidden className={styles.icon} />
      <bdi className={`${styles.label} cut`}>
        <HighlightedText text={label} words={words} />
      </bdi>
      <bdi className={`${styles.detail} cut`}>
        <HighlightedText text={detail ?? ''} words={words} />
      </bdi>
      {note !== undefined && note !== '' && <span className={styles.note}>{note}</span>}
      {shortcut !== undefined && <ShortcutKey id={shortcut} />}
    </>
  );
}

/** Says the chosen line to a screen reader: the focus stays in the field. */
function ChosenLine({ groups }: { groups: readonly CommandGroup[] }) {
  const { selected } = useSpotlight(paletteStore);
  const chosen = groups.flatMap(({ commands }) => commands)[selected];
  return (
    <div className="visually-hidden" role="status">
      {chosen === undefined ? '' : [chosen.label, chosen.detail].filter(Boolean).join(', ')}
    </div>
  );
}

/** Marks the first line, as a key would. */
function chooseFirst(): void {
  const { listId } = paletteStore.getState();
  const lines = document.getElementById(listId)?.querySelectorAll<HTMLElement>('[data-action]') ?? [];
  for (const line of lines) line.removeAttribute('data-selected');
  lines[0]?.setAttribute('data-selected', 'true');
  paletteStore.setState({ ...paletteStore.getState(), selected: lines.length === 0 ? -1 : 0 });
}
