import { IconCheck } from '@tabler/icons-react';
import { PlainButton } from '../../../ui/controls/PlainButton.tsx';
import styles from '../editor.module.css';

interface Props {
  readonly chips: readonly { readonly id: string; readonly label: string; readonly on: boolean }[];
  readonly onToggle: (id: string, on: boolean) => void;
}

/** Switches in a row, any number of them on. */
export function ToggleChips({ chips: tags, onToggle }: Props) {
  return (
    <div className={styles.tags}>
      {tags.map(({ id, label, on }) => (
        <PlainButton key={id} aria-pressed={on} onClick={() => onToggle(id, !on)}>
          {on && <IconCheck size={13} aria-hidden />}
          {label}
        </PlainButton>
      ))}
    </div>
  );
}
