import { IconTriangleFilled } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import type { OfferEvaluation } from '../../../../core/feed/evaluate-offers.ts';
import type { FeedDetail } from '../../../../core/feed/feed-item.ts';
import type { Offer } from '../../../../core/notification/notification.ts';
import { comparePrices, type LabelledPrice } from '../../../../core/text/currency.ts';
import { formatAmount } from '../../../../core/text/format/format-amount.ts';
import { formatPriceOrUnknown } from '../../../lib/format/price.ts';
import { useApp, useStores } from '../../../state/stores.tsx';
import { PlainButton } from '../../../ui/controls/PlainButton.tsx';
import { openLink } from '../../actions/link-actions.ts';
import styles from './offer-table.module.css';

/** One offer of the table. */
export interface OfferLine {
  readonly itemId: number;
  readonly offer: Offer;
  readonly evaluation: OfferEvaluation;
}

/** The offers of a message in the order of their evaluations. */
export function offerLines({ item, notification, offers }: FeedDetail): OfferLine[] {
  const byKey = new Map(notification.offers.map((offer) => [offer.key, offer]));
  return offers.flatMap((evaluation) => {
    const offer = byKey.get(evaluation.key);
    return offer === undefined ? [] : [{ itemId: item.id, offer, evaluation }];
  });
}

/** Asked only of lines that have one. */
function priceOf({ offer }: OfferLine): LabelledPrice {
  return { price: offer.price ?? 0, label: offer.price_label };
}

/** The column that is sorted by and never shown. */
export const PASSES = 'passes';

const column = createColumnHelper<OfferLine>();
/** What is not stated sorts last, whichever way. */
const known = { sortUndefined: 'last' } as const;

export const offerColumns = [
  column.accessor(({ evaluation }) => (evaluation.passes ? 1 : 0), { id: PASSES }),
  column.accessor(({ offer }) => offer.section_name, {
    id: 'section',
    header: 'Section',
    sortingFn: 'alphanumeric',
    cell: ({ row: { original } }) => <SectionCell line={original} />,
  }),
  column.accessor(({ evaluation }) => evaluation.row ?? undefined, {
    id: 'row',
    header: 'Row',
    ...known,
    sortingFn: 'alphanumeric',
    cell: ({ getValue }) => <bdi>{getValue() ?? '–'}</bdi>,
  }),
  column.accessor(({ offer }) => offer.longest_adjacent_seats ?? undefined, {
    id: 'together',
    header: 'Together',
    ...known,
    cell: ({ getValue }) => getValue() ?? '–',
  }),
  column.accessor(({ offer }) => offer.stock ?? undefined, {
    id: 'left',
    header: 'Left',
    ...known,
    cell: ({ getValue, row: { original } }) => (
      <span className={styles.left} data-changed={original.evaluation.changed || undefined}>
        {original.evaluation.changed && <IconTriangleFilled size={8} role="img" aria-label="in this change" />}
        {getValue() ?? '?'}
      </span>
    ),
  }),
  column.accessor(({ offer }) => offer.price_without_fees ?? undefined, {
    id: 'face',
    header: 'Face + fees',
    ...known,
    cell: ({ row: { original } }) => formatFees(original.offer),
  }),
  column.accessor(({ offer }) => offer.price ?? undefined, {
    id: 'price',
    header: 'Price',
    ...known,
    sortingFn: (left, right) => comparePrices(priceOf(left.original), priceOf(right.original)),
    cell: ({ row: { original } }) => (
      <bdi title={formatFees(original.offer) || undefined}>{formatPriceOrUnknown(original.offer)}</bdi>
    ),
  }),
  column.display({
    id: 'cart',
    header: () => <span className="visually-hidden">Cart or reason</span>,
    cell: ({ row: { original } }) => <CartCell line={original} />,
  }),
];

/** "104.00 + 22.00"; blank if either is not known. */
function formatFees({ price, price_without_fees: face }: Offer): string {
  if (price === null || face === null || face > price) return '';
  return `${formatAmount(face)} + ${formatAmount(price - face)}`;
}

function SectionCell({ line: { offer, evaluation } }: { line: OfferLine }) {
  const name = offer.offer_name !== null && offer.offer_name !== offer.section_name ? offer.offer_name : null;
  return (
    <div className={styles.section} title={[offer.section_name, name].filter(Boolean).join(' · ')}>
      <bdi className="cut">{offer.section_name}</bdi>
      {evaluation.classes.map((name) => (
        <span key={name} className={styles.class}>
          {name === 'general admission' ? 'GA' : name}
        </span>
      ))}
    </div>
  );
}

/** The cart of an offer that passes, or why it does not. */
function CartCell({ line: { itemId, offer, evaluation } }: { line: OfferLine }) {
  const stores = useStores();
  const isHostGone = useApp((app) => app.transport === 'down');
  if (evaluation.reason !== null) {
    return (
      <span className={`${styles.reason} cut`} title={evaluation.reason}>
        {evaluation.reason}
      </span>
    );
  }
  if (offer.atc === null) return <span className={styles.reason}>no link</span>;
  return (
    <PlainButton
      mini
      look={evaluation.passes && !isHostGone ? 'accent' : 'default'}
      disabled={isHostGone}
      onClick={() => void openLink(stores, { id: itemId, offer: offer.key })}
      aria-label={`Cart: ${offer.section_name}`}
    >
      Cart
    </PlainButton>
  );
}
