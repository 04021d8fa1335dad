/** A company that sells tickets: the name that its addresses begin with, and the domains that belong to it. */
interface TicketSite {
  /** The name that an imitation would carry, in lower case. */
  readonly name: string;
  /** Its registrable domains, complete: `NAME.com`. */
  readonly domains: readonly string[];
}

const site = (name: string, endings: string, more: readonly string[] = []): TicketSite => ({
  name,
  domains: [...endings.split(' ').map((ending) => `${name}.${ending}`), ...more],
});

const TICKET_SITES: readonly TicketSite[] = [
  site(
    'ticketmaster',
    'com ca com.mx com.br cl pe com.au co.nz co.uk ie de at ch fr es it nl be dk no se fi pl cz gr com.tr pt co.za ae sa sg com.sg hk',
    ['ticketmaster-japan.com', 'evyy.net', 'tm7559.net', 'tm7516.net', 'tm7518.net'],
  ),
  site('livenation', 'com co.uk de fr es it nl be dk no se fi pl cz com.au co.nz asia me sg'),
  site('ticketweb', 'com ca co.uk ie uk'),
  site('moshtix', 'com.au'),
  site('frontgatetickets', 'com'),
  site('axs', 'com', ['axs.co.uk']),
  site('eventim', 'de com com.br co.uk dk no se nl pl hu ro bg hr si it ch es', ['eventim-light.com']),
  site('oeticket', 'com'),
  site('ticketcorner', 'ch'),
  site('ticketone', 'it'),
  site('dice', 'fm'),
  site('seetickets', 'com us fr de es nl be ch at'),
  site('skiddle', 'com'),
  site('ticketek', 'com.au co.nz com.ar'),
  site('oztix', 'com.au'),
  site('humanitix', 'com'),
  site(
    'eventbrite',
    'com ca com.mx com.br com.ar cl co com.pe com.au co.nz co.uk ie de at ch fr es it nl be dk se fi pt hk sg',
  ),
  site('ticketmelon', 'com'),
  site('thaiticketmajor', 'com'),
  site('sistic', 'com.sg'),
  site('klook', 'com'),
  site('kktix', 'com cc'),
  site('tixcraft', 'com'),
  site('cityline', 'com'),
  site('bookmyshow', 'com'),
  site('interpark', 'com'),
  site('yes24', 'com'),
  site('eplus', 'jp'),
  site('damai', 'cn com'),
  site('platinumlist', 'net'),
  site('webtickets', 'co.za'),
  site('computicket', 'com'),
  site('quicket', 'co.za'),
  site('fnacspectacles', 'com'),
  site('billetlugen', 'dk'),
  site('ticketswap', 'com nl de fr es it be uk co.uk'),
  site('viagogo', 'com co.uk de fr es it nl be at ch pl ie com.au ca dk se no fi pt com.br com.mx jp co.nz'),
  site('stubhub', 'com ca co.uk ie de fr es it com.mx com.au jp', ['stubhubinternational.com']),
  site('seatgeek', 'com ca co.uk'),
  site('vividseats', 'com'),
  site('tickpick', 'com'),
  site('gametime', 'co'),
  site('etix', 'com'),
  site('ticketfly', 'com'),
  site('paciolan', 'com'),
  site('showclix', 'com'),
  site('superboletos', 'com'),
  site('eventticketscenter', 'com'),
  site('queue-it', 'net com'),
];

/** Sellers whose name is a word of some language, or close to one: another site may well be called that. */
const MORE_DOMAINS =
  'universe.com entradas.com gigantic.com l-tike.com melon.com boletia.com lippu.fi twickets.live twickets.co.uk evenue.net';

const DOMAINS: ReadonlySet<string> = new Set([
  ...TICKET_SITES.flatMap(({ domains }) => domains),
  ...MORE_DOMAINS.split(' '),
]);

/** The names that a look-alike would carry. */
export const TICKET_SITE_NAMES: readonly string[] = TICKET_SITES.map(({ name }) => name);

/**
 * Whether a registrable domain belongs to a ticket seller that we know. Everything below it is the seller's too.
 *
 * @param domain In lower case, without a dot at its end.
 */
export function isTicketSite(domain: string): boolean {
  return DOMAINS.has(domain);
}
