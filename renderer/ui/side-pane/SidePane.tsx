import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import styles from './side-pane.module.css';

interface Props {
  /** Name of the landmark. */
  readonly label: string;
  /** What it is about: another subject begins at its top. */
  readonly subject: string | number;
  readonly heading?: ReactNode;
  /** Beside the button that closes it. */
  readonly tools?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
}

/** What is shown beside a list. Its heading and its actions stay in sight, what is between them scrolls. */
export function SidePane(props: Props) {
  const { label, subject, heading, tools, closeLabel, onClose, children, actions, className = '', ref } = props;
  const body = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject begins at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [subject]);

  return (
    <aside className={`${styles.pane} ${className}`} aria-label={label} tabIndex={-1} ref={ref}>
      <div className={styles.head}>
        <div className={styles.tools}>
          {tools}
          <ActionIcon aria-label={closeLabel} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        {heading}
      </div>
      <div className={styles.body} ref={body}>
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </aside>
  );
}
