import { join } from 'node:path';
import type { App, Dialog } from 'electron';
import type { BackupFiles } from '../../engine/ports.ts';

const FILTERS = [
  { name: 'Backup of Eventory Tray', extensions: ['gz'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asks in the system's own dialogs: a page that was taken over names no file. */
export function desktopBackupFiles({
  app,
  dialog,
}: {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
}): BackupFiles {
  return {
    async askWhereToSave(name) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: 'Back up',
        defaultPath: join(app.getPath('documents'), name),
        buttonLabel: 'Back up',
        filters: FILTERS,
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    async askWhatToRestore() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: 'Restore a backup',
        defaultPath: app.getPath('documents'),
        buttonLabel: 'Preview',
        filters: FILTERS,
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
