import { cut, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

/** Limits of a message, in characters. */
const MAX_TITLE = 250;
const MAX_MESSAGE = 1_024;
const MAX_URL = 512;

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
        // High: it bypasses the quiet hours that are set in Pushover.
        priority: 1,
        timestamp: Math.floor(Date.parse(alert.timestamp) / 1000),
        ...(fits ? { url: link, url_title: OPEN_LABEL } : {}),
      },
    };
  },
};
