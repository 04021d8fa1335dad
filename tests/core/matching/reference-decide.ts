import { isAcceptableLink } from '../../../core/links/check-link.ts';
import type { DecisionContext } from '../../../core/matching/decide.ts';
import type { FilterName, Outcome } from '../../../core/matching/decision.ts';
import type { Notification, Offer } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Answer } from '../../../core/watchlist/expressions/answer.ts';
import { referencePrice, type SeenPoint, signOf } from './reference-prices.ts';

/**
 * The rules of docs/filters.md, word for word and without regard for speed. It shares no rule with the product: it parses
 * the expressions separately too. Only the link check is the product's, because there is one place for it.
 */
export interface ReferenceDecision {
  readonly outcome: Outcome;
  readonly entry: string | null;
  readonly offers: readonly string[];
  readonly best: string | null;
  readonly link: string | null;
  readonly unverified: readonly FilterName[];
  readonly rejected: readonly (readonly [FilterName, number, number])[];
}

interface EntryResult {
  readonly outcome: 'alert' | 'muted' | 'filtered';
  readonly survivors: readonly Offer[];
  /** Offers of a lower group come first. */
  readonly groupOf?: (offer: Offer) => number;
  readonly unverified: readonly FilterName[];
  readonly rejected: readonly (readonly [FilterName, number, number])[];
}

type ReferenceContext = Omit<DecisionContext, 'alerted'> & {
  readonly isDuplicate: boolean;
  /** `null`: not known. */
  readonly seen: readonly SeenPoint[] | null;
};

export function referenceDecide(
  notification: Notification,
  watchlist: readonly WatchlistEntry[],
  context: ReferenceContext,
): ReferenceDecision {
  const entries = watchlist.filter(
    (entry) => entry.event_id === notification.event_id && websiteAnswer(entry, notification) !== 'no',
  );
  if (entries.length === 0) {
    const outcome = context.unlisted === 'feed' ? 'unlisted' : context.isDuplicate ? 'duplicate' : 'alert';
    return finish(notification, outcome, null, {
      survivors: likely(notification, ['*']),
      unverified: [],
      rejected: [],
    });
  }
  const on = entries.filter((entry) => entry.enabled);
  const [firstOff] = entries;
  if (on.length === 0 && firstOff !== undefined) {
    const result = { survivors: [], unverified: [], rejected: [['enabled', 1, 1]] as const };
    return finish(notification, 'filtered', firstOff.id, result);
  }
  const results = on.map((entry) => ({ entry, result: byEntry(entry, notification, context) }));
  for (const outcome of ['alert', 'muted', 'filtered'] as const) {
    const same = results.filter(({ result }) => result.outcome === outcome);
    const fits = same.map(({ entry }) => entryFit(entry, notification, context));
    const fitting = same.filter((_, index) => fits[index] === Math.min(...fits));
    const found = fitting.find(({ result }) => result.unverified.length === 0) ?? fitting[0];
    if (found === undefined) continue;
    const final = outcome === 'alert' && context.isDuplicate ? 'duplicate' : outcome;
    return finish(notification, final, found.entry.id, found.result);
  }
  throw new Error('every entry has one of the three outcomes');
}

/** What the server has filtered came because of an entry that fits: 0 if all of its filters pass, 1 with something unknown, else 2. */
function entryFit(entry: WatchlistEntry, notification: Notification, context: ReferenceContext): number {
  if (context.endpoint === 'subscribe' || context.applyLocalFilters) return 0;
  const { outcome, unverified } = byEntry({ ...entry, strict: false }, notification, {
    ...context,
    applyLocalFilters: true,
  });
  if (outcome === 'filtered') return 2;
  return unverified.length === 0 ? 0 : 1;
}

function byEntry(entry: WatchlistEntry, notification: Notification, context: ReferenceContext): EntryResult {
  const result = byAffected(entry, notification, context, false);
  if (result.outcome !== 'filtered') return result;
  const wanted = (notification.changes ?? []).filter(
    ({ type }) => entry.change_type.includes('*') || entry.change_type.includes(type),
  );
  const areResolved = wanted.map(({ sections }) => notification.offers.some((offer) => isAffected(offer, sections)));
  if (!areResolved.includes(true) || !areResolved.includes(false)) return result;
  const inDoubt = byAffected(entry, notification, context, true);
  return inDoubt.outcome === 'filtered' ? result : inDoubt;
}

/** @param anyOffer Whether every offer counts as affected, whatever the changes name. */
function byAffected(
  entry: WatchlistEntry,
  notification: Notification,
  context: ReferenceContext,
  anyOffer: boolean,
): EntryResult {
  const muted = isMuted(entry, context.nowMs);
  const known = offerTests(entry);
  const own = relativeTests(entry, context.seen);
  if (context.endpoint === 'filtered' && !context.applyLocalFilters) {
    const fitOf = (offer: Offer, all: readonly OfferTest[]) => {
      const answers = all.map(({ ask }) => ask(offer, notification));
      return answers.includes('no') ? 3 : answers.includes('unknown') ? 2 : 1;
    };
    const rejected: [FilterName, number, number][] = [];
    const unverified: FilterName[] = [];
    let survivors = likely(notification, entry.change_type);
    let outcome: 'alert' | 'filtered' = 'alert';
    if (own.length > 0 && notification.offers.length === 0) {
      const [first] = own;
      if (!entry.strict) unverified.push(...own.map(({ field }) => field));
      else if (first !== undefined) {
        outcome = 'filtered';
        rejected.push([first.field, 1, 1]);
      }
    } else if (own.length > 0) {
      const meant = survivors.filter((offer) => fitOf(offer, known) < 3);
      survivors = ask(own, meant.length > 0 ? meant : survivors, notification, entry.strict, rejected);
      if (survivors.length === 0) outcome = 'filtered';
      unverified.push(...unknownTests(own, survivors, notification));
    }
    if (outcome === 'alert' && muted) rejected.push(['muted_until', 1, 1]);
    return {
      outcome: outcome === 'alert' && muted ? 'muted' : outcome,
      survivors,
      groupOf: (offer) => fitOf(offer, [...known, ...own]),
      unverified,
      rejected,
    };
  }
  const unverified: FilterName[] = [];
  const rejected: [FilterName, number, number][] = [];
  const filtered = (survivors: readonly Offer[] = []): EntryResult => ({
    outcome: 'filtered',
    survivors,
    unverified,
    rejected,
  });

  const messageTests: [FilterName, Answer][] = [
    ['website', websiteAnswer(entry, notification)],
    ['change_type', changeTypeAnswer(entry, notification)],
    ['date_filter', entry.date_filter === '' ? 'yes' : dateAnswer(entry.date_filter, notification)],
  ];
  for (const [field, answer] of messageTests) {
    if (answer === 'no' || (answer === 'unknown' && entry.strict)) {
      rejected.push([field, 1, 1]);
      return filtered();
    }
    if (answer === 'unknown') unverified.push(field);
  }

  const tests = [...known, ...own];
  let offers = [...notification.offers];
  if (offers.length === 0) {
    unverified.push('affected_sections', 'availability');
    const [first] = tests;
    if (entry.strict && first !== undefined) {
      rejected.push([first.field, 1, 1]);
      return filtered();
    }
    unverified.push(...tests.map((test) => test.field));
  } else {
    const names = affectedNames(notification, entry.change_type);
    const affected = anyOffer ? [] : offers.filter((offer) => isAffected(offer, names));
    if (affected.length === 0) unverified.push('affected_sections');
    else {
      if (affected.length < offers.length) {
        rejected.push(['affected_sections', offers.length - affected.length, offers.length]);
      }
      offers = affected;
    }
    const available = offers.filter((offer) => availability(offer) !== 'no');
    if (available.length < offers.length) {
      rejected.push(['availability', offers.length - available.length, offers.length]);
    }
    offers = ask(tests, available, notification, entry.strict, rejected);
    if (offers.some((offer) => availability(offer) === 'unknown')) unverified.push('availability');
    unverified.push(...unknownTests(tests, offers, notification));
    if (offers.length === 0) return filtered();
  }

  const threshold = entry.stock_threshold_filter;
  if (threshold !== null) {
    const known = offers.reduce((sum, offer) => sum + (offer.stock ?? 0), 0);
    const someUnknown = offers.length === 0 || offers.some((offer) => offer.stock === null);
    let answer: Answer = known >= threshold ? 'yes' : 'no';
    if (known < threshold && someUnknown) {
      answer = notification.stock === null ? 'unknown' : notification.stock >= threshold ? 'yes' : 'no';
      if (answer === 'yes' || (answer === 'unknown' && !entry.strict)) unverified.push('stock_threshold_filter');
    }
    if (answer === 'no' || (answer === 'unknown' && entry.strict)) {
      rejected.push(['stock_threshold_filter', 1, 1]);
      return filtered(offers);
    }
  }
  if (muted) rejected.push(['muted_until', 1, 1]);
  return { outcome: muted ? 'muted' : 'alert', survivors: offers, unverified, rejected };
}

/** The offers that pass every test, one test after the other; what each rejected is noted. */
function ask(
  tests: readonly OfferTest[],
  offers: readonly Offer[],
  notification: Notification,
  strict: boolean,
  rejected: [FilterName, number, number][],
): Offer[] {
  let left = [...offers];
  for (const { field, ask: test } of tests) {
    const passing = left.filter((offer) => {
      const answer = test(offer, notification);
      return answer === 'yes' || (answer === 'unknown' && !strict);
    });
    if (passing.length < left.length) rejected.push([field, left.length - passing.length, left.length]);
    left = passing;
  }
  return left;
}

function unknownTests(tests: readonly OfferTest[], offers: readonly Offer[], notification: Notification): FilterName[] {
  return tests
    .filter(({ ask: test }) => offers.some((offer) => test(offer, notification) === 'unknown'))
    .map(({ field }) => field);
}

function finish(
  notification: Notification,
  outcome: Outcome,
  entry: string | null,
  result: Omit<EntryResult, 'outcome'>,
): ReferenceDecision {
  const { survivors, groupOf, unverified, rejected } = result;
  const worth = (offer: Offer) => [
    groupOf?.(offer) ?? 0,
    isAcceptableLink(offer.atc) ? 0 : 1,
    offer.price ?? Number.POSITIVE_INFINITY,
    -(offer.stock ?? -1),
    notification.offers.indexOf(offer),
  ];
  const sorted = [...survivors].sort((a, b) => {
    const [left, right] = [worth(a), worth(b)];
    const place = left.findIndex((value, index) => value !== right[index]);
    return (left[place] ?? 0) - (right[place] ?? 0);
  });
  const best = sorted[0] ?? null;
  const links = [best?.atc ?? null, notification.event_infos?.event_url ?? null];
  return {
    outcome,
    entry,
    offers: sorted.map((offer) => offer.key),
    best: best?.key ?? null,
    link: links.find((link) => isAcceptableLink(link)) ?? null,
    unverified,
    rejected,
  };
}

/* The rules on the message as a whole */

function websiteAnswer(entry: WatchlistEntry, { website }: Notification): Answer {
  if (entry.website === null) return 'yes';
  if (website === null) return 'unknown';
  return fold(entry.website) === fold(website) ? 'yes' : 'no';
}

function changeTypeAnswer(entry: WatchlistEntry, { changes }: Notification): Answer {
  if (entry.change_type.includes('*')) return 'yes';
  if (changes === null) return 'unknown';
  return changes.some((change) => entry.change_type.includes(change.type)) ? 'yes' : 'no';
}

function isMuted(entry: WatchlistEntry, now: number): boolean {
  if (entry.muted_until === null || !/^\d{4}-\d\d-\d\dT/.test(entry.muted_until)) return false;
  return now < Date.parse(entry.muted_until);
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function dateAnswer(expression: string, notification: Notification): Answer {
  const date = venueDate(notification);
  if (date === null) return 'unknown';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const items = expression.split(',').map((item) => item.trim());
  const hit = items.some((item) => {
    if (item === '') return false;
    const [from = '', to = from] = item.split('..');
    if (WEEKDAYS.includes(from)) {
      const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
      for (let day = first; ; day = (day + 1) % 7) {
        if (day === weekday) return true;
        if (day === last) return false;
      }
    }
    return (from === '' || date >= from) && (to === '' || date <= to);
  });
  return hit ? 'yes' : 'no';
}

/** The date as written in its offset; where that is zero and the clock time differs, after the one shift from -10:00 to +13:59 to agree. */
function venueDate({ event_infos }: Notification): string | null {
  const text = event_infos?.event_date ?? null;
  const read = text === null ? null : /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):\d\d(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (read === null) return null;
  const [, date = '', hour = '', minute = '', offset = ''] = read;
  const clock = /^(\d\d):(\d\d)$/.exec(event_infos?.event_time ?? '');
  if (!['Z', '+00:00'].includes(offset) || clock === null) return date;
  const written = Number(hour) * 60 + Number(minute);
  const wanted = Number(clock[1]) * 60 + Number(clock[2]);
  for (let shift = -10 * 60; shift < 14 * 60; shift += 1) {
    if ((((written + shift) % 1440) + 1440) % 1440 === wanted) {
      return new Date(Date.parse(`${date}T00:00:00Z`) + (written + shift) * 60_000).toISOString().slice(0, 10);
    }
  }
  return date;
}

/* The rules on offers */

interface OfferTest {
  readonly field: FilterName;
  readonly ask: (offer: Offer, notification: Notification) => Answer;
}

function offerTests(entry: WatchlistEntry): OfferTest[] {
  const tests: OfferTest[] = [];
  const { min_price_filter: min, max_price_filter: max, seat_quantity: quantity } = entry;
  if (hasItems(entry.section)) {
    tests.push({ field: 'section', ask: (offer) => sectionAnswer(entry.section, offer.section_name) });
  }
  if (min !== null)
    tests.push({ field: 'min_price_filter', ask: ({ price }) => known(price, (value) => value >= min) });
  if (max !== null && max !== 0) {
    tests.push({ field: 'max_price_filter', ask: ({ price }) => known(price, (value) => value <= max) });
  }
  const classes = ['standard_tickets', 'resale_tickets', 'general_admission_tickets', 'platinum_tickets'] as const;
  if (classes.some((field) => entry[field])) {
    for (const field of classes) {
      if (!entry[field]) tests.push({ field, ask: (offer) => (classesOf(offer).includes(field) ? 'no' : 'yes') });
    }
  }
  if (hasItems(entry.row_filter)) {
    tests.push({ field: 'row_filter', ask: (offer) => rowAnswer(entry.row_filter, offer) });
  }
  if (quantity !== null) {
    tests.push({
      field: 'seat_quantity',
      ask: (offer) => {
        if (classesOf(offer).includes('general_admission_tickets'))
          return known(offer.stock, (stock) => stock >= quantity);
        const contradicts = offer.longest_adjacent_seats === 0 && (offer.stock ?? 0) > 0;
        if (offer.longest_adjacent_seats !== null && !contradicts)
          return offer.longest_adjacent_seats >= quantity ? 'yes' : 'no';
        if (offer.stock === null) return 'unknown';
        return offer.stock < quantity ? 'no' : 'unknown';
      },
    });
  }
  if (entry.keywords.replaceAll(/[;\s]/g, '') !== '') {
    tests.push({ field: 'keywords', ask: (offer, notification) => keywordAnswer(entry.keywords, offer, notification) });
  }
  return tests;
}

/** The filters that compare with earlier prices. */
function relativeTests(entry: WatchlistEntry, seen: readonly SeenPoint[] | null): OfferTest[] {
  const others = entry.standard_tickets || entry.general_admission_tickets || entry.platinum_tickets;
  const priceClass = !others && entry.resale_tickets ? 'resale' : others && !entry.resale_tickets ? 'primary' : 'all';
  const own = ({ section_name }: Offer) => foldSection(section_name);
  const test = (
    field: FilterName,
    pastOf: (offer: Offer, notification: Notification) => { price: number; label: string | null } | null,
    passes: (price: number, past: number) => boolean,
  ): OfferTest => ({
    field,
    ask(offer, notification) {
      const past = pastOf(offer, notification);
      if (past === null || offer.price === null || offer.price === 0 || availability(offer) === 'no') return 'unknown';
      const signs = new Set([signOf(offer.price_label), signOf(past.label)].filter((sign) => sign !== null));
      if (signs.size > 1) return 'unknown';
      return passes(offer.price, past.price) ? 'yes' : 'no';
    },
  });
  const tests: OfferTest[] = [];
  const { new_low, drop_percent, drop_days } = entry;
  if (new_low !== null) {
    const past = (offer: Offer) =>
      seen === null ? null : referencePrice(seen, 'lowest', new_low === 'event' ? '' : own(offer), priceClass, 30);
    tests.push(test('new_low', past, (price, lowest) => price < lowest));
  }
  if (drop_percent !== null) {
    const names = entry.section.split(/[,;]/).some((item) => item.trim() !== '' && !item.trim().startsWith('!'));
    const past = (offer: Offer) =>
      seen === null ? null : referencePrice(seen, 'median', names ? own(offer) : '', priceClass, drop_days ?? 7);
    const cents = (amount: number) => Math.round(amount * 1e4);
    tests.push(
      test('drop_percent', past, (price, median) => cents(price) <= cents(median - (median * drop_percent) / 100)),
    );
  }
  if (entry.below_face) {
    const past = (_: Offer, { offers }: Notification) => {
      const before = seen === null ? null : referencePrice(seen, 'lowest', '', 'primary', 7);
      const primary = offers
        .filter((one) => !classesOf(one).includes('resale_tickets') && (one.price ?? 0) > 0)
        .filter((one) => availability(one) !== 'no')
        .sort((a, b) => (a.price ?? 0) - (b.price ?? 0))[0];
      if (primary === undefined) return before;
      const now = { price: primary.price ?? 0, label: primary.price_label };
      const signs = new Set([signOf(before?.label ?? null), signOf(now.label)].filter((sign) => sign !== null));
      return before === null || signs.size > 1 || now.price <= before.price ? now : before;
    };
    const compared = test('below_face', past, (price, face) => price < face);
    tests.push({
      field: 'below_face',
      ask: (offer, notification) =>
        classesOf(offer).includes('resale_tickets') ? compared.ask(offer, notification) : 'yes',
    });
  }
  return tests;
}

function hasItems(expression: string): boolean {
  return expression.split(/[,;]/).some((item) => item.trim() !== '');
}

function known(value: number | null, test: (value: number) => boolean): Answer {
  if (value === null) return 'unknown';
  return test(value) ? 'yes' : 'no';
}

function availability(offer: Offer): Answer {
  if (offer.available === false || offer.stock === 0) return 'no';
  return offer.available === null && offer.stock === null ? 'unknown' : 'yes';
}

function affectedNames(notification: Notification, wanted: readonly string[]): string[] {
  return (notification.changes ?? [])
    .filter((change) => wanted.includes('*') || wanted.includes(change.type))
    .flatMap((change) => change.sections);
}

function isAffected(offer: Offer, names: readonly string[]): boolean {
  const own = [offer.section_key ?? offer.offer_id, offer.section_name, offer.offer_name];
  own.push(`Section ${offer.section_name}`, `Section ${foldSection(offer.section_name)}`);
  return own.some((name) => name !== null && names.some((listed) => isSameName(listed, name)));
}

/** After folding, or as the same words in another order, with or without the word that folding drops. */
function isSameName(one: string, other: string): boolean {
  return [fold, foldSection].some((left) =>
    [fold, foldSection].some((right) => haveSameWords(left(one), right(other))),
  );
}

function haveSameWords(one: string, other: string): boolean {
  const left = one.split(' ');
  for (const word of other.split(' ')) {
    const at = left.indexOf(word);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Where nothing is filtered here: what changed and can be bought, as far as there is any such offer. */
function likely(notification: Notification, wanted: readonly string[]): readonly Offer[] {
  const names = affectedNames(notification, wanted);
  const named = notification.offers.filter((offer) => isAffected(offer, names));
  const changed = named.length > 0 ? named : notification.offers;
  const canBeBought = (offer: Offer) => availability(offer) !== 'no';
  const choices = [changed.filter(canBeBought), notification.offers.filter(canBeBought), changed];
  return choices.find((choice) => choice.length > 0) ?? [];
}

function sectionAnswer(expression: string, name: string): Answer {
  const items = expression
    .split(/[,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const wanted = items.filter((item) => !item.startsWith('!'));
  const unwanted = items.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
  if (unwanted.some((item) => isSection(item, name))) return 'no';
  return wanted.length === 0 || wanted.some((item) => isSection(item, name)) ? 'yes' : 'no';
}

function isSection(item: string, name: string): boolean {
  const [folded, text] = [foldSection(item), foldSection(name)];
  const range = /^(\d+)-(\d+)$/.exec(folded);
  if (range !== null) {
    const [, from = '', to = ''] = range;
    return /^\d+$/.test(text) && text.length === from.length && text >= from && text <= to;
  }
  let marked = folded;
  for (let before = ''; before !== marked; ) {
    before = marked;
    marked = marked.replace(/(?<=[\d#])x|x(?=[\d#])/, '#');
  }
  const source = [...marked].map((char) =>
    char === '*' ? '.*' : char === '#' ? '\\d' : char.replace(/[.+?^${}()|[\]\\]/, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'su').test(text);
}

function classesOf(offer: Offer): readonly string[] {
  const found: string[] = [];
  const name = offer.offer_name ?? '';
  const resale = offer.inventory_type === null ? hasWords(name, 'resale') : fold(offer.inventory_type) === 'resale';
  if (resale) found.push('resale_tickets');
  if (hasWords(name, 'platinum')) found.push('platinum_tickets');
  const standing = ['ga', 'general admission', 'standing', 'pit', 'lawn'];
  const byName = standing.some((words) => hasWords(name, words) || hasWords(offer.section_name, words));
  if (offer.general_admission ?? byName) found.push('general_admission_tickets');
  return found.length === 0 ? ['standard_tickets'] : found;
}

function rowAnswer(expression: string, offer: Offer): Answer {
  const row = offer.row ?? namedRow(offer.offer_name ?? '') ?? namedRow(offer.section_name);
  if (row === null || row === '-') return 'unknown';
  const wanted = rowsBetween(expression);
  const rows = [...rowsBetween(row)];
  const passing = rows.filter((name) => wanted.has(name));
  return passing.length === rows.length ? 'yes' : passing.length > 0 ? 'unknown' : 'no';
}

function namedRow(name: string): string | null {
  const [, from, joint, to] = /\brows (\w+) ?(-|to|&) ?(\w+)/i.exec(name) ?? [];
  if (joint !== undefined) return joint === '&' ? null : `${from}-${to}`;
  return /\brow (\w+(?:-\w+)?)/i.exec(name)?.[1] ?? null;
}

/** Every row that a list of rows and spans names, as `letters 3`. */
function rowsBetween(list: string): Set<string> {
  const rows = new Set<string>();
  for (const item of list.split(',').map((text) => text.trim())) {
    if (item === '') continue;
    const [from = '', to = from] = item.split(/-| to /);
    const [[kind, low], [, high]] = [rankOf(from), rankOf(to)];
    for (let rank = low; rank <= high; rank += 1) rows.add(`${kind} ${rank}`);
  }
  return rows;
}

/** A to Z, AA, AB to ZZ; numbers apart. */
function rankOf(row: string): readonly [kind: string, rank: number] {
  if (/^\d+$/.test(row)) return ['number', Number(row)];
  return ['letters', [...row.toUpperCase()].reduce((rank, letter) => rank * 26 + letter.charCodeAt(0) - 64, 0)];
}

function keywordAnswer(expression: string, offer: Offer, { event_infos }: Notification): Answer {
  const texts = [
    event_infos?.event_name,
    event_infos?.event_artist_name,
    event_infos?.event_venue,
    event_infos?.event_location,
    offer.section_name,
    offer.offer_name,
  ].map((text) => text ?? '');
  const alternatives = expression.split(/[;\n]/).map((part) => part.match(/-?"[^"]*"|\S+/g) ?? []);
  const isFound = (term: string) => texts.some((text) => hasKeyword(text, term.replace(/^-/, '').replaceAll('"', '')));
  const excludes = alternatives.flat().filter((term) => term.startsWith('-'));
  if (excludes.some(isFound)) return 'no';
  const wanted = alternatives.map((terms) => terms.filter((term) => !term.startsWith('-')));
  const real = wanted.filter((terms) => terms.length > 0);
  if (real.length === 0 || real.some((terms) => terms.every(isFound))) return 'yes';
  return texts.slice(0, 4).every((text) => text === '') ? 'unknown' : 'no';
}

/* Text */

function fold(text: string): string {
  return text.normalize('NFKC').replaceAll('ß', 'ss').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function foldSection(text: string): string {
  return fold(text).replace(/^(?:section|sec\.|sec|block) /, '');
}

/** An apostrophe in a text counts for nothing, or for a space. */
function hasKeyword(text: string, term: string): boolean {
  const bare = (value: string) =>
    fold(value)
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim();
  const wanted = bare(term.replaceAll(/['’]/g, ''));
  const anywhere = /\p{sc=Hani}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Hang}|\p{sc=Thai}|\p{sc=Laoo}|\p{sc=Khmr}|\p{sc=Mymr}/u;
  return ['', ' '].some((apostrophe) => {
    const found = bare(text.replaceAll(/['’]/g, apostrophe));
    return anywhere.test(wanted) ? found.includes(wanted) : ` ${found} `.includes(` ${wanted} `);
  });
}

function hasWords(text: string, words: string): boolean {
  const spaced = (value: string) =>
    ` ${fold(value)
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return spaced(text).includes(spaced(words));
}
