import styles from './choice-buttons.module.css';
import { PlainButton } from './PlainButton.tsx';

interface Props<T extends string> {
  /** For screen readers. */
  readonly label: string;
  readonly names: Readonly<Record<T, string>>;
  /** Those of `names` that there are; all if it is absent. */
  readonly choices?: readonly T[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly mini?: boolean;
}

/** A few buttons in a row, of which one is chosen. */
export function ChoiceButtons<T extends string>({ label, names, choices, value, onChoose, mini = false }: Props<T>) {
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{label}</legend>
      {(choices ?? (Object.keys(names) as T[])).map((one) => (
        <PlainButton key={one} mini={mini} aria-pressed={value === one} onClick={() => onChoose(one)}>
          {names[one]}
        </PlainButton>
      ))}
    </fieldset>
  );
}
