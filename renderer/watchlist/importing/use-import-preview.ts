import { useEffect, useState } from 'react';
import type { ImportPreview } from '../../../core/bridge/contract.ts';
import { messageOf } from '../../state/app-store.ts';
import { useBridge } from '../../state/stores.tsx';

/** After the last key press; a file or a long paste comes at once. */
const WAIT_MS = 200;
const TYPED_CHARACTERS = 20_000;

interface Answer {
  readonly preview: ImportPreview | null;
  readonly error: string | null;
  readonly pending: boolean;
}
const NONE: Answer = { preview: null, error: null, pending: false };

/** What importing this text would do, asked of main as the text or the mode changes. */
export function useImportPreview(text: string, mode: 'merge' | 'replace'): Answer {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<Answer>(NONE);
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer(NONE);
      return;
    }
    let wanted = true;
    setAnswer((old) => ({ ...old, pending: true }));
    const timer = setTimeout(
      () => {
        bridge.request('watchlist.importPreview', { text, format: 'auto', mode }).then(
          (preview) => wanted && setAnswer({ preview, error: null, pending: false }),
          (error: unknown) => wanted && setAnswer({ preview: null, error: messageOf(error), pending: false }),
        );
      },
      text.length > TYPED_CHARACTERS ? 0 : WAIT_MS,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [bridge, text, mode]);
  return answer;
}
