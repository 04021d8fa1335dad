import { type DragEvent, useRef, useState } from 'react';
import { readImportFile } from './read-import-file.ts';

/** Takes files that are dropped on the view. */
export function useFileDrop(onText: (text: string) => void) {
  const [isDraggingOver, setOver] = useState(false);
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
  return { over: isDraggingOver, handlers };
}
