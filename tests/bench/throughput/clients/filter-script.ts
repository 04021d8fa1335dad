/** What a power user writes in an hour: the same filters, no tolerance, no explanation, no history. */
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';

interface WireOffer {
  section: string;
  price: number;
  inventory_type: string;
  is_active: boolean;
  stock: number;
  longest_adjacent_seats: number;
  atc: string;
}
interface WireMessage {
  event_id: string;
  changes: Record<string, string[]>;
  sections: Record<string, Record<string, WireOffer>>;
  stock: number;
  event_infos: { event_name: string };
}

const [url, caFile, watchlistFile] = process.argv.slice(2) as [string, string, string];
const watchlist = JSON.parse(readFileSync(watchlistFile, 'utf8')) as { event_id: string; max_price_filter: number }[];
const entries = new Map(watchlist.map((entry) => [entry.event_id, entry]));
const seen = new Map<string, number>();

function wantedOffers(message: WireMessage, maxPrice: number): WireOffer[] {
  const changed = new Set((message.changes.stock_increase ?? []).map((name) => name.replace(/^section /i, '')));
  return Object.values(message.sections)
    .flatMap((section) => Object.values(section).filter((offer) => typeof offer === 'object'))
    .filter((offer) => changed.has(offer.section) && /^[12]\d\d$/.test(offer.section))
    .filter((offer) => offer.is_active && offer.stock > 0 && offer.price <= maxPrice)
    .filter((offer) => offer.inventory_type !== 'resale' && offer.longest_adjacent_seats >= 2)
    .sort((a, b) => a.price - b.price);
}

const socket = new WebSocket(`${url}/notifications/subscribe`, {
  ca: readFileSync(caFile),
  headers: { apikey: 'bench' },
});
socket.on('message', (data) => {
  const message = JSON.parse(data.toString()) as WireMessage;
  const entry = entries.get(message.event_id);
  if (entry === undefined || message.changes.stock_increase === undefined) return;
  const [best] = wantedOffers(message, entry.max_price_filter);
  const content = `${message.event_id} ${message.stock} ${message.changes.stock_increase}`;
  if (best === undefined || Date.now() - (seen.get(content) ?? 0) < 900_000) return;
  seen.set(content, Date.now());
  console.log(`${message.event_infos.event_name}: section ${best.section}, ${best.price}, ${best.atc}`);
});
socket.on('close', () => process.exit());
