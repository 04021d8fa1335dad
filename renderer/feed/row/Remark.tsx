import { IconBellOff, IconCircleX, IconFilter, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import styles from './remark.module.css';
import type { RowRemark } from './row-remark.ts';

const ICONS = {
  down: IconTrendingDown,
  up: IconTrendingUp,
  out: IconCircleX,
  filter: IconFilter,
  muted: IconBellOff,
} as const;

/** How good a price is, or why the drop did not alert: the line beside a price, in rows and in the detail. */
export function Remark({ remark: { text, tone, icon } }: { remark: RowRemark }) {
  if (text === '') return null;
  const Icon = icon === null ? null : ICONS[icon];
  return (
    <span className={styles.remark} data-tone={tone} title={text}>
      <bdi className="cut">{text}</bdi>
      {Icon !== null && <Icon size={13} aria-hidden />}
    </span>
  );
}
