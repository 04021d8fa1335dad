import type { ForwardedAlert } from '../forwarded-alert.ts';
import { messageKey, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

const EXAMPLE = 'It looks like https://ntfy.sh/your-topic';
/** ntfy takes three actions a message. */
const MAX_ACTIONS = 3;

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

function message(topic: string, alerts: readonly ForwardedAlert[]) {
  const [only] = alerts;
  const linked = alerts.flatMap(({ link, title }) => (link === null ? [] : [{ link, title }]));
  const actions = linked.map(({ link, title }) => ({
    action: 'view',
    label: alerts.length === 1 ? OPEN_LABEL : title.slice(0, 40),
    url: link,
    clear: true,
  }));
  const open = linked[0] === undefined ? {} : { click: linked[0].link, actions };
  const common = { topic, priority: 4, tags: ['ticket'], ...open };
  if (only !== undefined && alerts.length === 1) {
    return { ...common, title: titleWithLabel(only), message: textWithNote(only) };
  }
  const lines = alerts.map((alert) => `${titleWithLabel(alert)} · ${alert.text.split('\n')[0] ?? ''}`.slice(0, 200));
  return { ...common, title: `${alerts.length} alerts`, message: lines.join('\n') };
}
