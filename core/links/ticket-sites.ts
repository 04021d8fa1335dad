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

/** Where links to Ticketmaster's pages pass, by country, on their way from its partners (Impact). */
const TICKETMASTER_FORWARDS =
  'evyy.net tm7566.net tm8116.net tm7522.net tm7559.net tm9743.net tm7521.net tm7520.net tm7516.net tm7518.net tm7514.net tm7512.net tm7508.net 46uy.net tm7510.net tm8215.net tm8185.net tm8186.net tm7505.net'.split(
    ' ',
  );

const TICKET_SITES: readonly TicketSite[] = [
  site(
    'ticketmaster',
    'com ca com.mx com.br cl pe com.au co.nz co.uk ie de at ch fr es it nl be dk no se fi pl cz gr com.tr pt co.za ae sa sg hk co.il co.th',
    ['ticketexchangebyticketmaster.com', ...TICKETMASTER_FORWARDS],
  ),
  site(
    'livenation',
    'com ca co.uk de fr es it nl be dk no se fi pl cz hu ee lv lt com.au co.nz asia me ae qa co.il sg hk com.tw co.jp kr co.th my ph cn co.za',
    ['livenationtero.co.th', 'livenationentertainment.com'],
  ),
  site('ticketweb', 'com ca co.uk ie uk'),
  site('moshtix', 'com.au co.nz'),
  site('frontgatetickets', 'com'),
  site('axs', 'com', ['axs.co.uk']),
  site('eventim', 'de com us ca com.br com.ar co.uk co.il dk no se fi nl fr pl cz sk hu ro bg hr si it ch es pt', [
    'eventim-light.com',
    'eventim-inhouse.de',
    'eventimsports.de',
    'eventimsports.com',
    'eventimapollo.com',
  ]),
  site('oeticket', 'com'),
  site('ticketcorner', 'ch'),
  site('ticketone', 'it'),
  site('dice', 'fm'),
  site('seetickets', 'com us fr de es nl be ch at', ['seeticketsusa.us']),
  site('skiddle', 'com'),
  site('ticketek', 'com.au co.nz com.ar co.uk com.sg com.my'),
  site('oztix', 'com.au'),
  site('humanitix', 'com'),
  site(
    'eventbrite',
    'com ca com.mx com.br com.ar cl co com.pe com.au co.nz co.uk ie de at ch fr es it nl be dk se fi pt hk sg my ph in co.za com.ng',
  ),
  site('ticketmelon', 'com'),
  site('thaiticketmajor', 'com'),
  site('sistic', 'com.sg'),
  site('klook', 'com'),
  site('kktix', 'com cc'),
  site('tixcraft', 'com'),
  site('cityline', 'com'),
  site('bookmyshow', 'com'),
  site('interpark', 'com', ['globalinterpark.com']),
  site('yes24', 'com'),
  site('eplus', 'jp tickets'),
  site('damai', 'cn'),
  site('platinumlist', 'net'),
  site('computicket', 'com'),
  site('quicket', 'co.za com'),
  site('fnacspectacles', 'com'),
  site('billetlugen', 'dk'),
  site('ticketswap', 'com nl de fr es it be uk co.uk ie at ch dk se pl pt hu'),
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

/**
 * Sellers whose name is a word of some language, close to one, or close to the name of another seller: another site may
 * well be called that, and they are no imitation of the other.
 */
const MORE_DOMAINS =
  'universe.com entradas.com gigantic.com l-tike.com melon.com boletia.com lippu.fi twickets.live twickets.co.uk evenue.net ' +
  'webtickets.co.za eventix.io ticketon.kz ticketzone.com tickete.co';

const DOMAINS: ReadonlySet<string> = new Set([
  ...TICKET_SITES.flatMap(({ domains }) => domains),
  ...MORE_DOMAINS.split(' '),
]);

/** The names that a look-alike would carry. */
export const TICKET_SITE_NAMES: readonly string[] = TICKET_SITES.map(({ name }) => name);

/** Each domain with a dot for every hyphen, between dots: what `findTicketSite` looks for. */
const DOTTED_DOMAINS: ReadonlyMap<string, string> = new Map([...DOMAINS].map((domain) => [dotted(domain), domain]));

const SQUEEZED_DOMAINS: ReadonlyMap<string, string> = new Map([...DOMAINS].map((domain) => [squeezed(domain), domain]));

function dotted(text: string): string {
  return `.${text.replaceAll('-', '.')}.`;
}

function squeezed(text: string): string {
  return text.replaceAll(/[.-]/g, '');
}

/**
 * The domain of a ticket seller that labels write out: `dice.fm` in `dice.fm.shop`, `twickets-live`, `dicefm`.
 *
 * @param labels Of a host that is not the seller's, in lower case, without its suffix.
 */
export function findTicketSite(labels: readonly string[]): string | null {
  for (const label of labels) {
    const site = SQUEEZED_DOMAINS.get(squeezed(label));
    if (site !== undefined) return site;
  }
  const text = dotted(labels.join('.'));
  for (const [written, site] of DOTTED_DOMAINS) if (text.includes(written)) return site;
  return null;
}

/**
 * Whether a registrable domain belongs to a ticket seller that we know. Everything below it is the seller's too.
 *
 * @param domain In lower case, without a dot at its end.
 */
export function isTicketSite(domain: string): boolean {
  return DOMAINS.has(domain);
}
