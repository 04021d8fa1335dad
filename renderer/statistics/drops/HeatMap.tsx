import { DAY_NAMES, formatHour, formatHourSpan } from '../../../core/statistics/format-hours.ts';
import { HEAT_LEVELS, heatLevel, hourOfWeek, WEEK_HOURS } from '../../../core/statistics/hour-of-week.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './drops.module.css';

const CELL = 12;
const STEP = 14;
const LEFT = 32;
const WIDTH = LEFT + 24 * STEP;
const HEIGHT = 7 * STEP + 16;
const LABELLED_HOURS = [0, 6, 12, 18];
const LEVELS = [0, 1, 2, 3, HEAT_LEVELS];
const CELLS = Array.from({ length: WEEK_HOURS }, (_, hour) => ({ hour, day: Math.floor(hour / 24), from: hour % 24 }));

interface Props {
  /** 168 counts, Monday's hours first. */
  readonly hours: readonly number[];
  /** What it shows, in a sentence. */
  readonly label: string;
}

/** Drops by hour of the week. A larger square says what a stronger colour says. */
export function HeatMap({ hours, label }: Props) {
  const { clock, zone } = useTimeFormat();
  const now = useClock((nowMs) => hourOfWeek(nowMs, zone));
  const largest = Math.max(...hours);
  return (
    <figure className={styles.figure}>
      <svg className={styles.map} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {DAY_NAMES.map((name, day) => (
          <text key={name} x={0} y={day * STEP + 10}>
            {name}
          </text>
        ))}
        {CELLS.map(({ hour, day, from }) => {
          const count = hours[hour] ?? 0;
          const title = `${DAY_NAMES[day]} ${formatHourSpan(from, from + 1, clock)}: ${formatCount(count, 'drop')}`;
          const level = heatLevel(count, largest);
          return <Cell key={hour} x={LEFT + from * STEP} y={day * STEP} level={level} title={title} />;
        })}
        <rect
          className={styles.now}
          x={LEFT + (now % 24) * STEP - 0.5}
          y={Math.floor(now / 24) * STEP - 0.5}
          width={CELL + 1}
          height={CELL + 1}
          rx={2}
        />
        {LABELLED_HOURS.map((hour) => (
          <text key={hour} x={LEFT + hour * STEP} y={HEIGHT - 3}>
            {formatHour(hour, clock)}
          </text>
        ))}
      </svg>
      <figcaption className={styles.scale} aria-hidden>
        0
        <svg width={LEVELS.length * STEP} height={CELL} aria-hidden>
          {LEVELS.map((level) => (
            <Cell key={level} x={level * STEP + 1} y={0} level={level} />
          ))}
        </svg>
        {formatCount(largest, 'drop')}
      </figcaption>
    </figure>
  );
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly level: number;
  readonly title?: string;
}

function Cell({ x, y, level, title }: CellProps) {
  const size = level === 0 ? 0 : 4 + (level / HEAT_LEVELS) * (CELL - 4);
  const inset = (CELL - size) / 2;
  return (
    <g>
      {title !== undefined && <title>{title}</title>}
      <rect className={styles.track} x={x} y={y} width={CELL} height={CELL} rx={2} />
      {level > 0 && (
        <rect
          className={styles.cell}
          data-level={level}
          x={x + inset}
          y={y + inset}
          width={size}
          height={size}
          rx={2}
        />
      )}
    </g>
  );
}
