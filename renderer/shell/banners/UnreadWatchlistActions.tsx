import { Button } from '@mantine/core';
import { formatList } from '../../../core/text/format/format-list.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';

/** The ways out of a watchlist file that could not be read. Neither deletes it. */
export function UnreadWatchlistActions() {
  const bridge = useBridge();

  async function readAgain(): Promise<void> {
    try {
      const { files, added, failed } = await bridge.request('watchlist.readUnread', null);
      for (const { file, why } of failed) {
        notify({ level: 'error', title: 'The watchlist file still cannot be read', text: `${file}: ${why}` });
      }
      if (files.length > 0)
        notifySuccess(`${formatList(files, 3)} read: ${formatCount(added, 'entry', 'entries')} added`);
    } catch (error) {
      notify({ level: 'error', title: 'The watchlist file was not read', text: errorMessage(error) });
    }
  }
  async function dismiss(): Promise<void> {
    try {
      const { files } = await bridge.request('watchlist.dismissUnread', null);
      if (files.length > 0)
        notify({ level: 'info', title: 'The watchlist counts as it is', text: `Kept as ${formatList(files, 3)}.` });
    } catch (error) {
      notify({ level: 'error', title: 'The watchlist file was not renamed', text: errorMessage(error) });
    }
  }
  return (
    <>
      <Button onClick={() => void readAgain()}>Try again</Button>
      <ConfirmButton
        label="Start with this watchlist"
        confirmLabel="Without what is in the file?"
        onConfirm={() => void dismiss()}
      />
    </>
  );
}
