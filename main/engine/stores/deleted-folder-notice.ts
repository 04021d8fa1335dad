import type { Notice } from '../../../core/bridge/state/app.ts';

/**
 * The condition after the data folder was deleted.
 *
 * @param error why it could not be made again, or `null`.
 * @param secretsKept whether stored keys and forwarding addresses could be written again.
 */
export function deletedFolderNotice(folder: string, error: string | null, secretsKept: boolean): Notice {
  if (error !== null) {
    return {
      level: 'error',
      title: 'The data folder was deleted',
      text: `${folder} cannot be made again (${error}). Alerts go on, but nothing can be stored. Make the folder again.`,
    };
  }
  return {
    level: 'warning',
    title: 'The data folder was deleted',
    text: `${folder} was made again, with the settings${secretsKept ? ', the watchlist and what was stored of keys and forwarding addresses' : ' and the watchlist'}. The history of before is gone${secretsKept ? '' : ', and stored keys and forwarding addresses are lost at the next start: enter them again'}.`,
  };
}
