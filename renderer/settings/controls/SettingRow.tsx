import type { ReactNode } from 'react';
import { SettingsSearchGroup, useFoundGroups, useIsSettingFound } from '../search/settings-search.tsx';
import styles from '../settings.module.css';

interface RowProps {
  readonly label: string;
  /** Id of the control, so that a press on the words reaches it. */
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: ReactNode;
  /** The control stands below the words, over the full width. */
  readonly wide?: boolean;
  /** What the search finds it by, besides label and hint: the words that others use for it. */
  readonly alsoFoundBy?: string;
}

/** One setting: what it is on the left, its control on the right. */
export function SettingRow(props: RowProps) {
  const { label, htmlFor, hint, error = null, children, wide = false, alsoFoundBy = '' } = props;
  if (!useIsSettingFound(`${label} ${typeof hint === 'string' ? hint : ''} ${alsoFoundBy}`)) return null;
  return (
    <div className={styles.row} data-wide={wide || undefined}>
      <div className={styles.text}>
        {htmlFor === undefined ? <div className={styles.label}>{label}</div> : <label htmlFor={htmlFor}>{label}</label>}
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
      <div className={styles.control}>
        {children}
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/** A form with several settings, over the full width. @param foundBy what the search finds them by */
export function SettingBlock({ foundBy, children }: { foundBy: string; children: ReactNode }) {
  return useIsSettingFound(foundBy) ? children : null;
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A group of settings under a heading that the side list leads to. It hides if the search finds none of them. */
export function SettingGroup({ id, title, children }: GroupProps) {
  const isFound = useFoundGroups();
  return (
    <section id={id} className={styles.group} aria-labelledby={`${id}-title`} tabIndex={-1} hidden={!isFound(id)}>
      <h2 id={`${id}-title`} className={styles.title}>
        {title}
      </h2>
      <SettingsSearchGroup id={id} title={title}>
        {children}
      </SettingsSearchGroup>
    </section>
  );
}
