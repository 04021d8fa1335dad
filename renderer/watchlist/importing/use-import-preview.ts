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
}
const NO_PREVIEW: ImportPreviewState = { preview: null, error: null, pending: false };

/** What importing this text would do, asked of main as the text or the mode changes. */
export function useImportPreview(text: string, mode: 'merge' | 'replace'): ImportPreviewState {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<ImportPreviewState>(NO_PREVIEW);
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer(NO_PREVIEW);
      return;
    }
    let active = true;
    setAnswer((old) => ({ ...old, pending: true }));
    const timer = setTimeout(
      () => {
        bridge.request('watchlist.importPreview', { text, format: 'auto', mode }).then(
          (preview) => active && setAnswer({ preview, error: null, pending: false }),
          (error: unknown) => active && setAnswer({ preview: null, error: errorMessage(error), pending: false }),
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
