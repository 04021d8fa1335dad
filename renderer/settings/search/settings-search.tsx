import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { foldAccents } from '../../../core/text/fold.ts';

interface Search {
  readonly words: readonly string[];
  /** How many settings of each group are found. */
  readonly found: ReadonlyMap<string, number>;
  readonly count: (groupId: string, difference: number) => void;
}

const SearchContext = createContext<Search>({ words: [], found: new Map(), count: () => {} });
const GroupContext = createContext({ id: '', title: '' });

/** Everything below it shows only the settings that a query finds; blank finds all. */
export function SettingsSearch({ query, children }: { query: string; children: ReactNode }) {
  const [found, setFound] = useState<ReadonlyMap<string, number>>(new Map());
  const count = useCallback(
    (groupId: string, difference: number) =>
      setFound((before) => new Map(before).set(groupId, (before.get(groupId) ?? 0) + difference)),
    [],
  );
  const words = useMemo(() => foldAccents(query).split(' ').filter(Boolean), [query]);
  const search = useMemo(() => ({ words, found, count }), [words, found, count]);
  return <SearchContext value={search}>{children}</SearchContext>;
}

/** Names the group that the settings below it belong to: its title is searched with each. */
export function SettingsSearchGroup({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const group = useMemo(() => ({ id, title }), [id, title]);
  return <GroupContext value={group}>{children}</GroupContext>;
}

/** Whether a setting is found, by what it says of itself. It counts as one of its group. */
export function useIsSettingFound(text: string): boolean {
  const { words, count } = use(SearchContext);
  const { id, title } = use(GroupContext);
  const searched = foldAccents(`${title} ${text}`);
  const found = words.every((word) => searched.includes(word));
  useLayoutEffect(() => {
    if (!found) return;
    count(id, 1);
    return () => count(id, -1);
  }, [found, id, count]);
  return found;
}

/** Which groups have a setting that is found. */
export function useFoundGroups(): (groupId: string) => boolean {
  const { found } = use(SearchContext);
  return (groupId) => (found.get(groupId) ?? 0) > 0;
}
