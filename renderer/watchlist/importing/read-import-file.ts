import { MAX_IMPORT_CHARACTERS } from '../../../core/watchlist/formats/import-limits.ts';
import { notify } from '../../ui/notify.tsx';

/** Reads a file the user chose; says so and gives `null` if it is too large, cannot be read or is empty. */
export async function readImportFile(file: File): Promise<string | null> {
  if (file.size > MAX_IMPORT_CHARACTERS) {
    notify({
      level: 'error',
      title: 'This file is too large to import',
      text: 'At most 16 MB. Split it, then import the parts.',
    });
    return null;
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    notify({
      level: 'error',
      title: 'This file could not be read',
      text: 'Check that it still exists and that you may open it.',
    });
    return null;
  }
  if (text.trim() !== '') return text;
  notify({
    level: 'error',
    title: 'This file is empty',
    text: 'Choose a list of entries in JSON or CSV, such as an export of the watchlist.',
  });
  return null;
}
