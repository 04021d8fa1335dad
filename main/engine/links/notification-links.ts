import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import { checkLink, type LinkCheck } from '../../../core/links/check-link.ts';
import type { BrowserChoice, Settings } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { ANSWER_FIRST, askOutside } from '../ask-outside.ts';
import type { Confirmation, LinkOpener, Log } from '../ports.ts';
import type { RecentNotification } from '../profile/recent/recent-notifications.ts';

export interface NotificationLinkDeps {
  readonly opener: LinkOpener;
  /** Asks for links that need confirmation, where nothing that got into the page can answer. */
  readonly confirmation: Confirmation;
  readonly log: Log;
  readonly settings: () => Settings;
  readonly findNotification: (id: number) => Promise<RecentNotification | null>;
  readonly entryOf: (id: string) => WatchlistEntry | null;
  /** Called once the link was opened. */
  readonly onOpened: (seen: RecentNotification) => void;
}

/** Opens and copies links of notifications. A link is only ever read from the notification, never taken from a caller. */
export interface NotificationLinks {
  /**
   * @param offer key of an offer; `null` for the link the decision chose.
   * @param mayAsk Whether a link that needs confirmation is asked for now, outside the page; else the outcome is `confirm`.
   */
  open(id: number, offer: string | null, mayAsk: boolean, options?: OpenOptions): Promise<LinkOutcome>;
  copy(id: number, offer: string | null): Promise<{ copied: boolean; url: string | null }>;
}

interface OpenOptions {
  /** The page of the event instead of a cart. */
  readonly page?: 'event' | undefined;
  /** The system's browser, whatever entry and settings say. */
  readonly browser?: 'default' | undefined;
}

/** A longer question could hide its end; the host is at its beginning. */
const MAX_SHOWN_CHARACTERS = 500;
const NOBODY_TO_ASK =
  'The app opens such a link only after confirmation outside the page, and there is no terminal to ask in.';
const NOT_IN_HISTORY = 'This notification is no longer in the history.';

export function createNotificationLinks({
  opener: links,
  confirmation,
  log,
  settings,
  findNotification: seen,
  entryOf: entry,
  onOpened,
}: NotificationLinkDeps): NotificationLinks {
  async function open(
    id: number,
    offer: string | null,
    mayAsk: boolean,
    { page, browser }: OpenOptions = {},
  ): Promise<LinkOutcome> {
    const found = await seen(id);
    if (found === null) return { outcome: 'refused', why: NOT_IN_HISTORY };
    const checked =
      page === 'event' ? checkLink(found.notification.event_infos?.event_url ?? null) : checkLinkOf(found, offer);
    if (checked.action === 'refuse') return { outcome: 'refused', why: checked.why };
    if (checked.action === 'confirm') {
      if (!mayAsk) return { outcome: 'confirm', url: checked.url, why: checked.why };
      const refusal = await ask(checked);
      if (refusal !== null) return refusal;
    }
    try {
      await links.open(checked.url, browser === 'default' ? null : browserFor(found, settings(), entry));
    } catch (error) {
      log.warn(`a link could not be opened: ${(error as Error).message}`);
      const { url } = checked;
      return { outcome: 'failed', url, why: (error as Error).message, copied: await links.copy(url) };
    }
    if (page !== 'event') onOpened(found);
    return { outcome: 'opened', url: checked.url };
  }

  /** Gives `null` if the user agreed, outside the page. */
  async function ask({ url, why }: { readonly url: string; readonly why: string }): Promise<LinkOutcome | null> {
    const cut = url.length > MAX_SHOWN_CHARACTERS ? `${url.slice(0, MAX_SHOWN_CHARACTERS)}…` : url;
    const text = `${new URL(url).host}\n\n${cut}\n\n${why}`;
    const agreed = await askOutside(confirmation, { title: 'Open this link?', text, action: 'Open' });
    if (agreed === true) return null;
    if (agreed === 'busy') return { outcome: 'refused', why: ANSWER_FIRST };
    if (agreed === false) return { outcome: 'refused', why: 'You did not agree to it.' };
    return { outcome: 'failed', url, why: `${why} ${NOBODY_TO_ASK}`, copied: await links.copy(url) };
  }

  async function copy(id: number, offer: string | null): Promise<{ copied: boolean; url: string | null }> {
    const found = await seen(id);
    const checked = found === null ? null : checkLinkOf(found, offer);
    if (checked === null || checked.action === 'refuse') return { copied: false, url: null };
    return { copied: await links.copy(checked.url), url: checked.url };
  }

  return { open, copy };
}

function checkLinkOf({ notification, decision }: RecentNotification, offer: string | null): LinkCheck {
  if (offer === null) return checkLink(decision.link);
  const named = notification.offers.find(({ key }) => key === offer);
  return checkLink(named?.atc ?? null);
}

/** The browser the entry names, else the one of the settings; `null` is the system's. */
function browserFor(
  { decision }: RecentNotification,
  settings: Settings,
  entryOf: (id: string) => WatchlistEntry | null,
): BrowserChoice | null {
  const entry = decision.entry === null ? null : entryOf(decision.entry);
  const wanted = entry?.open_with ?? settings.open_with;
  return settings.browsers.find((browser) => browser.id === wanted) ?? null;
}
