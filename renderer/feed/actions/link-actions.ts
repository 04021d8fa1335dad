import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import type { LinkTarget } from '../../state/view-store.ts';
import { notify, notifySuccess } from '../../ui/notify.tsx';

/** Opens a link of a row through main, which alone checks and opens links. */
export async function openLink(stores: WindowStores, target: LinkTarget, confirmed = false): Promise<void> {
  try {
    const outcome = await stores.bridge.request('link.open', { ...target, confirmed });
    reportLinkOutcome(stores, target, outcome);
  } catch (error) {
    notify({ level: 'error', title: 'The link did not open', text: errorMessage(error) });
  }
}

function reportLinkOutcome(stores: WindowStores, target: LinkTarget, outcome: LinkOutcome): void {
  const { setPendingLink, setFailedLink } = stores.view.getState();
  switch (outcome.outcome) {
    case 'opened':
      return;
    case 'confirm':
      setPendingLink({ ...target, url: outcome.url, why: outcome.why });
      return;
    case 'refused':
      notify({ level: 'warning', title: 'This link is not opened', text: outcome.why });
      return;
    case 'failed':
      setFailedLink({ target, url: outcome.url, why: outcome.why, copied: outcome.copied });
  }
}

/** Puts the link of a row on the clipboard. */
export async function copyLink(stores: WindowStores, id: number, offer: string | null): Promise<void> {
  try {
    const { copied, url } = await stores.bridge.request('link.copy', { id, offer });
    if (copied) notifySuccess('Link copied');
    else {
      notify({
        level: 'warning',
        title: 'The link was not copied',
        text:
          url === null ? 'This notification has no link that may be opened.' : `The clipboard is not available: ${url}`,
      });
    }
  } catch (error) {
    notify({ level: 'error', title: 'The link was not copied', text: errorMessage(error) });
  }
}
