import type { LinkOutcome } from '../../core/bridge/contract.ts';
import { judgeLink, type LinkVerdict } from '../../core/links/link.ts';
import type { BrowserChoice, Settings } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import type { LinkOpener, Log } from './ports.ts';
import type { Seen } from './recent.ts';

export interface LinkDeps {
  readonly links: LinkOpener;
  readonly log: Log;
  readonly settings: () => Settings;
  readonly seen: (id: number) => Promise<Seen | null>;
  readonly entry: (id: string) => WatchlistEntry | null;
  /** Told once the link was opened. */
  readonly onOpened: (seen: Seen) => void;
}

/** Opens and copies links of notifications. A link is only ever read from the notification, never taken from a caller. */
export interface Links {
  /** @param offer key of an offer; `null` for the link the decision chose. */
  open(id: number, offer: string | null, confirmed: boolean): Promise<LinkOutcome>;
  copy(id: number, offer: string | null): Promise<{ copied: boolean; url: string | null }>;
}

const GONE = 'This notification is no longer in the history.';

export function createLinks({ links, log, settings, seen, entry, onOpened }: LinkDeps): Links {
  async function open(id: number, offer: string | null, confirmed: boolean): Promise<LinkOutcome> {
    const found = await seen(id);
    if (found === null) return { outcome: 'refused', why: GONE };
    const judged = judgeLinkOf(found, offer);
    if (judged.verdict === 'refuse') return { outcome: 'refused', why: judged.why };
    if (judged.verdict === 'confirm' && !confirmed) return { outcome: 'confirm', url: judged.url, why: judged.why };
    try {
      await links.open(judged.url, browserFor(found, settings(), entry));
    } catch (error) {
      log.warn(`a link could not be opened: ${(error as Error).message}`);
      return { outcome: 'failed', why: (error as Error).message, copied: await links.copy(judged.url) };
    }
    onOpened(found);
    return { outcome: 'opened', url: judged.url };
  }

  async function copy(id: number, offer: string | null): Promise<{ copied: boolean; url: string | null }> {
    const found = await seen(id);
    const judged = found === null ? null : judgeLinkOf(found, offer);
    if (judged === null || judged.verdict === 'refuse') return { copied: false, url: null };
    return { copied: await links.copy(judged.url), url: judged.url };
  }

  return { open, copy };
}

function judgeLinkOf({ notification, decision }: Seen, offer: string | null): LinkVerdict {
  if (offer === null) return judgeLink(decision.link);
  const named = notification.offers.find(({ key }) => key === offer);
  return judgeLink(named?.atc ?? null);
}

/** The browser the entry names, else the one of the settings; `null` is the system's. */
function browserFor(
  { decision }: Seen,
  settings: Settings,
  entryOf: (id: string) => WatchlistEntry | null,
): BrowserChoice | null {
  const entry = decision.entry === null ? null : entryOf(decision.entry);
  const wanted = entry?.open_with ?? settings.open_with;
  return settings.browsers.find((browser) => browser.id === wanted) ?? null;
}
