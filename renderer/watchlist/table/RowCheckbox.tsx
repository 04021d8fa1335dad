import styles from './table.module.css';

interface Props {
  readonly label: string;
  readonly state: 'all' | 'some' | 'none';
  /** Left out in rows, whose presses the table tells apart. */
  readonly onToggle?: () => void;
}

/** A bare check box, cheap enough for rows that come and go while scrolling. */
export function RowCheckbox({ label, state, onToggle: onPress }: Props) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box !== null) box.indeterminate = state === 'some';
      }}
      checked={state === 'all'}
      readOnly
      aria-label={label}
      className={styles.checkbox}
      data-press="tick"
      tabIndex={onPress === undefined ? -1 : 0}
      onClick={onPress}
    />
  );
}
