import { isLoopback } from '../http/is-loopback.ts';
import { cut, type Target, textWithNote, titleWithLabel } from './target.ts';

const EXAMPLE = 'Copy it in Discord from the channel’s settings, Integrations, Webhooks.';
/** Limits of an embed's title, and of what is left for its text: all embeds of a message have 6,000 characters together. */
const MAX_TITLE = 256;
const MAX_TEXT = 344;

/** Discord's execute-webhook. Text from a ticket site can neither mention anyone nor format anything. */
export const discord: Target = {
  // Ten embeds a message; five requests in 2 s and thirty a minute per webhook.
  batch: 10,
  limits: [
    { requests: 5, windowMs: 2_000 },
    { requests: 30, windowMs: 60_000 },
  ],
  example: EXAMPLE,
  problem: (url) =>
    !isLoopback(url) && !/^\/api\/(?:v\d+\/)?webhooks\/[^/]+\/[^/]+/.test(url.pathname)
      ? `This is no Discord webhook address. ${EXAMPLE}`
      : null,
  request: (address, alerts) => ({
    url: withParameter(address, 'wait', 'true'),
    body: {
      username: 'Eventory Tray',
      allowed_mentions: { parse: [] },
      embeds: alerts.map((alert) => ({
        title: cut(escapeMarkdown(titleWithLabel(alert)), MAX_TITLE),
        description: cut(escapeMarkdown(textWithNote(alert)), MAX_TEXT),
        timestamp: alert.timestamp,
        ...(alert.link === null ? {} : { url: alert.link }),
      })),
    },
  }),
  withdrawal: {
    messageId: ({ id }) => (typeof id === 'string' && /^\d+$/.test(id) ? id : null),
    request(address, messageId) {
      const url = new URL(address);
      url.pathname = `${url.pathname.replace(/\/+$/, '')}/messages/${messageId}`;
      return { url, method: 'DELETE' };
    },
  },
};

/** Discord answers with the message only if it is asked to. */
function withParameter(address: URL, name: string, value: string): URL {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url;
}

/** Discord makes a link of `https://` by itself, but not if its colon is escaped. Previews are off for embeds anyway. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>[\]()#<@-]|:(?=\/\/)/g, '\\$&');
}
