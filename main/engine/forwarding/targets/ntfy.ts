import type { ForwardedAlert } from '../forwarded-alert.ts';
import { cut, messageKey, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

const EXAMPLE = 'It looks like https://ntfy.sh/your-topic';
/** ntfy takes three actions a message. */
const MAX_ACTIONS = 3;
/** A text has 4,096 bytes, which are up to three for a character of this length; the whole request 8,192, less its name. */
const MAX_TEXT = 1_300;
const MAX_BODY_BYTES = 8_000;

/** ntfy's publish-as-JSON. */
export const ntfy: Target = {
  // ntfy.sh: sixty at once, then one in 5 s. As many alerts as a message has actions, so that each can be tapped.
  batch: MAX_ACTIONS,
  limits: [{ requests: 60, windowMs: 300_000 }],
  example: EXAMPLE,
  problem: ({ pathname }) =>
    /^\/[\w-]{1,64}\/?$/.test(pathname)
      ? null
      : `The address must end with the topic, and the topic is made of letters, digits, - and _. ${EXAMPLE}`,
  request(address, alerts) {
    const url = new URL(address);
    url.pathname = '/';
    // A repeated delivery replaces the first one, and names what withdraws it. Servers before 2.16 pass it over.
    return { url, body: { ...message(topicOf(address), alerts), sequence_id: messageKey(alerts) } };
  },
  withdrawal: {
    messageId: (_answer, alerts) => messageKey(alerts),
    request(address, sequenceId) {
      const url = new URL(address);
      url.pathname = `/${topicOf(address)}/${sequenceId}`;
      return { url, method: 'DELETE' };
    },
  },
};

const topicOf = ({ pathname }: URL) => pathname.replaceAll('/', '');

const COMMON = { priority: 4, tags: ['ticket'] };

function message(topic: string, alerts: readonly ForwardedAlert[]) {
  const [only] = alerts;
  const linked = alerts.flatMap(({ link, title }) => (link === null ? [] : [{ link, title }]));
  const actions = linked.map(({ link, title }) => ({
    action: 'view',
    label: alerts.length === 1 ? OPEN_LABEL : cut(title, 40),
    url: link,
    clear: true,
  }));
  const open = linked[0] === undefined ? {} : { click: linked[0].link, actions };
  if (only !== undefined && alerts.length === 1) {
    const text = {
      topic,
      ...COMMON,
      title: cut(titleWithLabel(only), 250),
      message: cut(textWithNote(only), MAX_TEXT),
    };
    // A long link does not fit twice, or not at all. Several alerts that do not fit are refused, and then sent alone.
    const ways = [{ ...text, ...open }, { ...text, click: only.link }, text];
    return ways.find((body) => Buffer.byteLength(JSON.stringify(body)) <= MAX_BODY_BYTES) ?? text;
  }
  const lines = alerts.map((alert) => `${titleWithLabel(alert)} · ${alert.text.split('\n')[0] ?? ''}`.slice(0, 200));
  return { topic, ...COMMON, ...open, title: `${alerts.length} alerts`, message: lines.join('\n') };
}
