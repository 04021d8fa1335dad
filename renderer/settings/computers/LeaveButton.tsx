import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { notify } from '../../ui/notify.tsx';

/** Turns it off and forgets broker and passphrase. */
export function LeaveButton() {
  const bridge = useBridge();
  async function leave(): Promise<void> {
    try {
      await bridge.request('computers.remove', null);
    } catch (error) {
      notify({ level: 'error', title: 'The other computers were not left', text: errorMessage(error) });
    }
  }
  return (
    <ConfirmButton
      label="Turn off"
      confirmLabel="Turn off and forget the broker and passphrase?"
      onConfirm={() => void leave()}
    />
  );
}
