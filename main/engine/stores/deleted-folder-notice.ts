import type { Notice } from '../../../core/bridge/contract.ts';

/** The condition after the data folder was deleted. @param error why it could not be made again, or `null`. */
export function deletedFolderNotice(folder: string, error: string | null): Notice {
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
    text: `${folder} was made again, with the settings and the watchlist. The history of before is gone, and stored keys and forwarding addresses are lost at the next start: enter them again.`,
  };
}
