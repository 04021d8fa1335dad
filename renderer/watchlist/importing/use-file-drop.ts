import { type DragEvent, useRef, useState } from 'react';
import { notify } from '../../shell/notify.tsx';

/** The largest text the bridge takes. */
export const LARGEST_IMPORT_BYTES = 64 * 1024 * 1024;

/** Reads a file the user chose; says so and gives `null` where it is too large or cannot be read. */
export async function readImportFile(file: File): Promise<string | null> {
  if (file.size > LARGEST_IMPORT_BYTES) {
    notify({
      level: 'error',
      title: 'This file is too large to import',
      text: 'At most 64 MB. Split it, then import the parts.',
    });
    return null;
  }
  try {
    return await file.text();
  } catch {
    notify({
      level: 'error',
      title: 'This file could not be read',
      text: 'Check that it still exists and that you may open it.',
    });
    return null;
  }
}

/** Takes files that are dropped on the view. */
export function useFileDrop(onText: (text: string) => void) {
  const [over, setOver] = useState(false);
  /** Enter and leave also come from what lies inside. */
  const depth = useRef(0);
  const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  const handlers = {
    onDragEnter(event: DragEvent) {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (!carriesFile(event)) return;
      depth.current -= 1;
      if (depth.current === 0) setOver(false);
    },
    onDragOver(event: DragEvent) {
      if (carriesFile(event)) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file === undefined) return;
      void readImportFile(file).then((text) => {
        if (text !== null) onText(text);
      });
    },
  };
  return { over, handlers };
}
