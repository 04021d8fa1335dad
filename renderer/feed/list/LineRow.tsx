import type { FeedLine } from '../../../core/feed/groups/feed-lines.ts';
import type { RowPosition } from '../../ui/list/row-position.ts';
import { DayRow } from '../row/DayRow.tsx';
import { FeedRow } from '../row/FeedRow.tsx';
import { FoldRow } from '../row/FoldRow.tsx';
import { GapRow } from '../row/GapRow.tsx';
import { MemberRow } from '../row/MemberRow.tsx';

/** The heights of `tokens.css`. */
export const LINE_HEIGHT_PX: Readonly<Record<FeedLine['kind'], number>> = {
  day: 28,
  lead: 56,
  fold: 28,
  member: 32,
  gap: 32,
};

interface LineProps {
  readonly line: FeedLine;
  readonly place: RowPosition;
  readonly selected: number | null;
  /** The row whose cart button is the filled one. */
  readonly filledId: number | null;
  /** Whether a fold follows. */
  readonly folded: boolean;
  /** Whether the line of today says how many alerts it had: only if all of them are listed. */
  readonly counted?: boolean;
}

/** A line of a list of notifications, in its place. */
export function LineRow({ line, place, selected, filledId, folded, counted = false }: LineProps) {
  switch (line.kind) {
    case 'day':
      return <DayRow at={line.at} counted={counted} top={place.top} />;
    case 'fold':
      return <FoldRow group={line.group} expanded={line.expanded} top={place.top} />;
    case 'gap':
      return <GapRow gap={line.item} {...place} />;
    case 'member':
      return <MemberRow item={line.item} selected={line.item.id === selected} {...place} />;
    case 'lead': {
      const { id } = line.item;
      return (
        <FeedRow item={line.item} selected={id === selected} filled={id === filledId} folded={folded} {...place} />
      );
    }
  }
}
