import type { ComponentProps } from 'react';
import styles from './plain-button.module.css';

interface Props extends ComponentProps<'button'> {
  readonly look?: 'default' | 'primary' | 'accent' | 'icon';
  readonly mini?: boolean;
}

/** A bare button for rows that come and go many times a second, where Mantine's would cost too much. */
export function PlainButton({ look = 'default', mini = false, className, ...rest }: Props) {
  const classes = [styles.button, look === 'default' ? '' : styles[look], mini ? styles.mini : '', className ?? ''];
  return <button type="button" className={classes.filter(Boolean).join(' ')} {...rest} />;
}
