import { type ComponentType, Suspense, useState } from 'react';
import { lazyPart } from '../../lib/lazy-part.tsx';
import { useEditor, useView } from '../../state/stores.tsx';
import { useOpenerFocus } from '../../ui/use-opener-focus.ts';

const OpenLinkDialog = lazyPart(() => import('./OpenLinkDialog.tsx'));
const FailedLinkDialog = lazyPart(() => import('./FailedLinkDialog.tsx'));
const ShortcutSheet = lazyPart(() => import('../../shortcuts/ShortcutSheet.tsx'));
const CommandPalette = lazyPart(() => import('../../palette/CommandPalette.tsx'));
const DiscardChangesDialog = lazyPart(() => import('./DiscardChangesDialog.tsx'));

/** The questions that any view may have to ask. */
export function Dialogs() {
  return (
    <>
      <OnceNeeded dialog={OpenLinkDialog} needed={useView((slice) => slice.pendingLink !== null)} />
      <OnceNeeded dialog={FailedLinkDialog} needed={useView((slice) => slice.failedLink !== null)} />
      <OnceNeeded dialog={ShortcutSheet} needed={useView((slice) => slice.overlay === 'help')} />
      <OnceNeeded dialog={CommandPalette} needed={useView((slice) => slice.overlay === 'palette')} />
      <OnceNeeded dialog={DiscardChangesDialog} needed={useEditor((slice) => slice.pendingDiscard !== null)} />
    </>
  );
}

/** Mounts a dialog when it is first needed; from then on it stays, so that it can fade out. */
function OnceNeeded({ dialog: Dialog, needed }: { dialog: ComponentType; needed: boolean }) {
  const [mounted, setMounted] = useState(needed);
  useOpenerFocus(needed);
  if (needed && !mounted) setMounted(true);
  return (
    mounted && (
      <Suspense>
        <Dialog />
      </Suspense>
    )
  );
}
