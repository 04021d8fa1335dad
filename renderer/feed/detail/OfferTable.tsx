import { useState } from 'react';
import type { FeedDetail } from '../../../core/feed/feed-item.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import { useStores } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { openLink } from '../feed-actions.ts';
import styles from './detail.module.css';

const INITIALLY_SHOWN = 8;

/** The offers that pass, best first, each with its own cart button. */
export function OfferTable({ detail }: { detail: FeedDetail }) {
  const { item, notification, decision } = detail;
  const stores = useStores();
  const [all, setAll] = useState(false);
  const byKey = new Map(notification.offers.map((offer) => [offer.key, offer]));
  const passing = decision.offers.map((key) => byKey.get(key)).filter((offer) => offer !== undefined);
  if (passing.length === 0) {
    return (
      <section>
        <h3 className={styles.heading}>Offers</h3>
        <p className={styles.dim}>
          {notification.offers.length === 0
            ? 'The message lists no offers.'
            : `None of the ${notification.offers.length} offers in the message passes your filters.`}
        </p>
      </section>
    );
  }
  const shown = all ? passing : passing.slice(0, INITIALLY_SHOWN);
  return (
    <section>
      <h3 className={styles.heading}>Offers that pass your filters</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Section</th>
            <th scope="col">Offer</th>
            <th scope="col" className={styles.number}>
              Left
            </th>
            <th scope="col" className={styles.number}>
              Price
            </th>
            <th scope="col">
              <span className="visually-hidden">Cart</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((offer, index) => (
            <OfferRow
              key={offer.key}
              offer={offer}
              best={index === 0}
              onOpen={() => void openLink(stores, item.id, offer.key)}
            />
          ))}
        </tbody>
      </table>
      {passing.length > shown.length && (
        <PlainButton mini className={styles.all} onClick={() => setAll(true)}>
          Show all {passing.length}
        </PlainButton>
      )}
    </section>
  );
}

function OfferRow({ offer, best, onOpen }: { offer: Offer; best: boolean; onOpen: () => void }) {
  const row = offer.row === null ? '' : ` · Row ${offer.row}`;
  return (
    <tr>
      <td className="cut" title={offer.section_name}>
        {offer.section_name}
      </td>
      <td className="cut" title={`${offer.offer_name ?? ''}${row}`}>
        {offer.offer_name ?? ''}
        {row}
      </td>
      <td className={styles.number}>{offer.stock ?? '?'}</td>
      <td className={`${styles.number} cut`} title={formatPriceOrUnknown(offer)}>
        {formatPriceOrUnknown(offer)}
      </td>
      <td className={styles.number}>
        {offer.atc === null ? (
          <span className={styles.dim}>no link</span>
        ) : (
          <PlainButton
            mini
            look={best ? 'primary' : 'default'}
            onClick={onOpen}
            aria-label={`Cart: ${offer.section_name}`}
          >
            Cart
          </PlainButton>
        )}
      </td>
    </tr>
  );
}
