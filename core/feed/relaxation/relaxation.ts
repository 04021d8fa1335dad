import type { TicketClassField } from '../../matching/filters/ticket-class.ts';

/**
 * One change to an entry that lets more through. It says what to add rather than what the field becomes, so that a
 * step of an older row never undoes what was allowed since.
 */
export type RelaxationStep =
  | { readonly kind: 'enable' }
  | { readonly kind: 'change_type'; readonly types: readonly string[] }
  | { readonly kind: 'section'; readonly section: string }
  /** `label` is the price as the site writes it. */
  | { readonly kind: 'max_price'; readonly price: number; readonly label: string }
  | { readonly kind: 'min_price'; readonly price: number; readonly label: string }
  | { readonly kind: 'ticket_class'; readonly field: TicketClassField }
  | { readonly kind: 'row'; readonly row: string }
  | { readonly kind: 'seat_quantity'; readonly quantity: number }
  | { readonly kind: 'stock'; readonly stock: number }
  /** `day` is an ISO date, `label` the date as people read it. */
  | { readonly kind: 'date'; readonly day: string; readonly label: string }
  /** Alerts for prices that are no new low. */
  | { readonly kind: 'new_low' }
  /** Asks for a drop of `percent` only; 0 for none. */
  | { readonly kind: 'drop_percent'; readonly percent: number }
  /** Alerts for resale above the face value. */
  | { readonly kind: 'below_face' }
  /** Lets offers through whose facts the message does not state. */
  | { readonly kind: 'strict' };

/** What together would have let a filtered message alert. Never empty. */
export type Relaxation = readonly RelaxationStep[];
