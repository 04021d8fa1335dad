import { IconExternalLink } from '@tabler/icons-react';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { PlainButton } from '../controls/PlainButton.tsx';
import styles from './side-pane.module.css';

interface Props {
  readonly title: string;
  readonly onClick: () => void;
}

/** Beside the name of the event; in a narrow pane the icon alone. */
export function EventPageButton({ title, onClick }: Props) {
  return (
    <PlainButton title={title} aria-label={title} onClick={onClick}>
      <IconExternalLink size={14} aria-hidden />
      <span className={styles.toolText}>
        Event page <ShortcutKey id="event_page" />
      </span>
    </PlainButton>
  );
}
