import { type ReactNode, useId } from 'react';
import { InlineCode } from '../../../ui/InlineCode.tsx';
import styles from '../editor.module.css';

interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly error: boolean;
}

interface Props {
  readonly label: string;
  readonly error?: string | null;
  readonly warning?: string | null;
  /** How the input was understood. */
  readonly interpretation?: string | null;
  /** What the field is for; stands if there is nothing better to say. */
  readonly hint?: string;
  readonly wide?: boolean;
  /** Several controls under one label, which then names the group. */
  readonly group?: boolean;
  readonly children: (props: ControlProps) => ReactNode;
}

/** A field's label, control, and one line below: what is wrong, else how it was understood, else what it is for. */
export function FormField(props: Props) {
  const {
    label,
    error = null,
    warning = null,
    interpretation: understood = null,
    hint = '',
    wide = false,
    group = false,
    children,
  } = props;
  const id = useId();
  const lineId = `${id}-line`;
  const kind = error !== null ? 'error' : warning !== null ? 'warning' : understood !== null ? 'understood' : 'hint';
  const line = error ?? warning ?? understood ?? hint;
  const control = children({ id, 'aria-describedby': lineId, error: error !== null });
  const below = (
    <div id={lineId} className={styles.line} data-kind={kind} aria-live={kind === 'error' ? 'polite' : 'off'}>
      {kind === 'error' ? <InlineCode text={line} /> : line}
    </div>
  );
  if (group) {
    return (
      <fieldset className={styles.field} data-wide={wide || undefined} aria-describedby={lineId}>
        <legend className={styles.label}>{label}</legend>
        {control}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={styles.field} data-wide={wide || undefined}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {control}
      {below}
    </div>
  );
}
