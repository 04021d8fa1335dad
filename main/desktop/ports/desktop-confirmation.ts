import type { Dialog } from 'electron';
import type { Confirmation } from '../../engine/ports.ts';

/** Asks in a dialog of the system, which no page can click. */
export function desktopConfirmation(dialog: Pick<Dialog, 'showMessageBox'>): Confirmation {
  return {
    place: null,
    async ask({ title, text, action }) {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        title: 'Eventory Tray',
        message: title,
        detail: text,
        buttons: ['Cancel', action],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      return response === 1;
    },
  };
}
