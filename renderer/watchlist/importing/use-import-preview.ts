import { useEffect, useState } from 'react';
import type { ImportPreview } from '../../../core/watchlist/formats/import-preview.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';

/** After the last key press; a file or a long paste comes at once. */
const DEBOUNCE_MS = 200;
const MAX_TYPED_CHARACTERS = 20_000;

interface ImportPreviewState {
  readonly preview: ImportPreview | null;
  readonly error: string | null;
  readonly pending: boolean;
  /** How many entries are read, once that is known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}
const NO_PREVIEW: ImportPreviewState = { preview: null, error: null, pending: false, progress: null };

/** What importing this text would do, asked of main as the text or the mode changes. */
export function useImportPreview(text: string, mode: 'merge' | 'replace'): ImportPreviewState {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<ImportPreviewState>(NO_PREVIEW);
  useEffect(
    () =>
      bridge.subscribe('import.progress', (progress) => setAnswer((old) => (old.pending ? { ...old, progress } : old))),
    [bridge],
  );
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer(NO_PREVIEW);
      return;
    }
    let active = true;
    setAnswer((old) => ({ ...old, pending: true, progress: null }));
    const timer = setTimeout(
      () => {
        bridge.request('watchlist.importPreview', { text, format: 'auto', mode }).then(
          (preview) => active && setAnswer({ ...NO_PREVIEW, preview }),
          (error: unknown) => active && setAnswer({ ...NO_PREVIEW, error: errorMessage(error) }),
        );
      },
      text.length > MAX_TYPED_CHARACTERS ? 0 : DEBOUNCE_MS,
    );
    return () => {
      active = false;
      clearTimeout(timer);
    };
  }, [bridge, text, mode]);
  return answer;
}
