import type { Virtualizer } from '@tanstack/react-virtual';
import { Fragment, type HTMLAttributes, type ReactNode, type RefObject } from 'react';
import { PlainButton } from '../controls/PlainButton.tsx';
import styles from './row-list.module.css';
import type { RowPosition } from './row-position.ts';
import type { OlderRows } from './use-virtual-rows.ts';

interface Props {
  /** Its name, with the order of the rows. */
  readonly label: string;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly older: OlderRows;
  /** Whether the list takes the focus itself, because no row is selected. */
  readonly focusable: boolean;
  readonly handlers?: HTMLAttributes<HTMLDivElement>;
  /** A button above the rows that shows what arrived. */
  readonly newRows?: ReactNode;
  readonly renderRow: (index: number, place: RowPosition) => ReactNode;
}

/** A scrolling list in which only the visible rows exist; `useVirtualRows` says which. */
export function RowList({ label, virtual, scroller, older, focusable, handlers, newRows, renderRow }: Props) {
  const { more, error, loadOlder } = older;
  const count = more ? -1 : virtual.options.count;
  return (
    <div className={styles.box}>
      {newRows}
      <div
        ref={scroller}
        className={styles.scroller}
        role="feed"
        aria-label={label}
        aria-busy="false"
        tabIndex={focusable ? 0 : -1}
        {...handlers}
      >
        <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => (
            <Fragment key={key}>{renderRow(index, { top: start, position: index + 1, count })}</Fragment>
          ))}
        </div>
      </div>
      {error !== null && (
        <div className={styles.error} role="alert">
          <span className="cut">Older rows could not be loaded: {error}</span>
          <PlainButton mini onClick={() => void loadOlder()}>
            Try again
          </PlainButton>
        </div>
      )}
    </div>
  );
}

/** The place of a list without rows. */
export function EmptyList({ children }: { children: ReactNode }) {
  return <div className={styles.box}>{children}</div>;
}

interface NewRowsProps {
  readonly icon: ReactNode;
  /** "3 new". */
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** The button above a list that shows what arrived. */
export function NewRowsButton({ icon, children, onClick }: NewRowsProps) {
  return (
    <PlainButton look="primary" className={styles.newRows} onClick={onClick}>
      {icon} {children}
    </PlainButton>
  );
}
