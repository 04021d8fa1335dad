import type { ReactNode } from 'react';
import { PartsLine } from '../PartsLine.tsx';
import styles from './side-pane.module.css';

interface Props {
  readonly title: string;
  /** Blank if it is not known. */
  readonly date: string;
  /** Parts of one line; what is not known is left out. */
  readonly place: readonly (string | null | undefined)[];
  readonly source?: readonly (string | null | undefined)[];
  readonly image?: ReactNode;
}

const join = (parts: Props['place']) => parts.filter(Boolean).join(' · ');

/** An event at the top of a pane: its name, when and where it is, and where it was heard of. */
export function PaneHeading({ title, date, place, source = [], image }: Props) {
  const where = join(place);
  return (
    <header>
      {image}
      <h2 className={styles.title} title={title}>
        <bdi>{title}</bdi>
      </h2>
      <p className={styles.when}>
        {date !== '' && <bdi className={styles.date}>{date}</bdi>}
        {date !== '' && where !== '' && ' · '}
        <PartsLine>{where}</PartsLine>
      </p>
      {source.length > 0 && (
        <p className={styles.when}>
          <PartsLine>{join(source)}</PartsLine>
        </p>
      )}
    </header>
  );
}
