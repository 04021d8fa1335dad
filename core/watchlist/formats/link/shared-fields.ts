import { ENTRY_FIELDS, type EntryField } from '../../fields.ts';

/**
 * Whether a link carries a field. It carries what is watched, and nothing that is the user's own: ids, notes, how the
 * alert arrives, and most of all no switch that acts without a click.
 */
const IS_SHARED = {
  id: false,
  event_id: true,
  website: true,
  label: true,
  notes: false,
  enabled: false,
  change_type: true,
  min_price_filter: true,
  max_price_filter: true,
  stock_threshold_filter: true,
  seat_quantity: true,
  section: true,
  row_filter: true,
  keywords: true,
  date_filter: true,
  standard_tickets: true,
  resale_tickets: true,
  general_admission_tickets: true,
  platinum_tickets: true,
  new_low: true,
  drop_percent: true,
  drop_days: true,
  below_face: true,
  muted_until: false,
  strict: true,
  wanted_tickets: false,
  auto_open: false,
  sound: false,
  speak: false,
  open_with: false,
  forward_to: false,
  phone_after_seconds: false,
  repeat_every_seconds: false,
  repeat_times: false,
} as const satisfies Record<EntryField, boolean>;

/** The fields that a link carries, in the order of exports. */
export const SHARED_FIELDS: readonly EntryField[] = ENTRY_FIELDS.filter((field) => IS_SHARED[field]);
