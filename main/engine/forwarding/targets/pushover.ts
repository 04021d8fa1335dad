import type { ForwardedAlert } from '../forwarded-alert.ts';
import { cut, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

/** Limits of a message, in characters. */
const MAX_TITLE = 250;
const MAX_MESSAGE = 1_024;
const MAX_URL = 512;
/** Of an emergency: the shortest pause and the longest time of its repetitions, in seconds. */
const MIN_RETRY_S = 30;
const MAX_EXPIRE_S = 10_800;

/** Pushover: one alert a message, because a message has one link. */
export const pushover: Target = {
  batch: 1,
  limits: [{ requests: 30, windowMs: 60_000 }],
  example: 'Register an application at pushover.net, and enter its API token and your user key.',
  problem({ pathname, searchParams }) {
    if (pathname !== '/1/messages.json') return 'This is not the address of Pushover’s message API.';
    const isKey = (name: string) => /^[A-Za-z0-9]{30}$/.test(searchParams.get(name) ?? '');
    if (!isKey('token')) return 'The API token of a Pushover application has 30 letters and digits.';
    return isKey('user') ? null : 'A Pushover user or group key has 30 letters and digits.';
  },
  request(address, [alert]) {
    const url = new URL(address);
    url.search = '';
    const keys = { token: address.searchParams.get('token'), user: address.searchParams.get('user') };
    if (alert === undefined) return { url, body: keys };
    const { link } = alert;
    const fits = link !== null && link.length <= MAX_URL;
    const text = textWithNote(alert);
    // A longer link goes into the text, where it can be tapped as well.
    const message = link === null || fits ? text : `${cut(text, Math.max(1, MAX_MESSAGE - link.length - 1))}\n${link}`;
    return {
      url,
      body: {
        ...keys,
        title: cut(titleWithLabel(alert), MAX_TITLE),
        message: cut(message, MAX_MESSAGE),
        ...priorityOf(alert),
        timestamp: Math.floor(Date.parse(alert.timestamp) / 1000),
        ...(fits ? { url: link, url_title: OPEN_LABEL } : {}),
      },
    };
  },
  // Ends the repetitions of an emergency; the message stays.
  withdrawal: {
    messageId: ({ receipt }) => (typeof receipt === 'string' && /^[A-Za-z0-9]{30}$/.test(receipt) ? receipt : null),
    request(address, receipt) {
      const url = new URL(address);
      url.search = '';
      url.pathname = `/1/receipts/${receipt}/cancel.json`;
      return { url, body: { token: address.searchParams.get('token') } };
    },
  },
};

/** High bypasses the quiet hours that are set in Pushover. An emergency is repeated until somebody acknowledges it there. */
function priorityOf({ repetition }: ForwardedAlert) {
  if (repetition === null) return { priority: 1 };
  const retry = Math.max(MIN_RETRY_S, repetition.every_seconds);
  return { priority: 2, retry, expire: Math.min(MAX_EXPIRE_S, Math.max(MIN_RETRY_S, retry * repetition.times)) };
}
