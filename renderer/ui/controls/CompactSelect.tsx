import { IconChevronDown } from '@tabler/icons-react';
import styles from './compact-select.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly onChoose: (value: T) => void;
}

/** One of few, as small as the buttons beside it; nothing if there is nothing to choose. */
export function CompactSelect<T extends string>({ label, value, options, onChoose }: Props<T>) {
  if (options.length < 2) return null;
  return (
    <span className={styles.box}>
      <select
        className={styles.select}
        aria-label={label}
        value={value}
        onChange={(change) => onChoose(change.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <IconChevronDown size={12} aria-hidden className={styles.icon} />
    </span>
  );
}
