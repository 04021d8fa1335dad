import { IconCommand } from '@tabler/icons-react';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { useView } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';

/** Opens the command palette, and shows its key. */
export function PaletteButton() {
  const setOverlay = useView((slice) => slice.setOverlay);
  return (
    <PlainButton aria-label="Command palette" aria-haspopup="dialog" onClick={() => setOverlay('palette')}>
      <IconCommand size={15} stroke={1.7} aria-hidden />
      <ShortcutKey id="palette" />
    </PlainButton>
  );
}
