import type { ForwardedAlert } from '../forwarded-alert.ts';
import { cut, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

const EXAMPLE = 'Add an incoming webhook to your Slack app, for a channel, and copy its address.';
/** Limits of a section and of a button’s address. */
const MAX_SECTION = 3_000;
const MAX_URL = 3_000;

/** Slack's incoming webhooks. The text is `plain_text`: nothing in it can format, mention or become an emoji. */
export const slack: Target = {
  // One message a second.
  batch: 10,
  limits: [{ requests: 1, windowMs: 1_000 }],
  example: EXAMPLE,
  problem: ({ pathname }) =>
    /^\/services\/[^/]+\/[^/]+\/[^/]+$/.test(pathname) ? null : `This is no address of an incoming webhook. ${EXAMPLE}`,
  request: (_url, alerts) => ({
    body: {
      // What the notification of Slack shows.
      text: escapeControls(alerts.length === 1 ? titles(alerts) : `${alerts.length} alerts: ${titles(alerts)}`),
      unfurl_links: false,
      unfurl_media: false,
      blocks: alerts.map((alert) => ({
        type: 'section',
        text: plainText(cut(`${titleWithLabel(alert)}\n${textWithNote(alert)}`, MAX_SECTION)),
        ...(alert.link === null || alert.link.length > MAX_URL
          ? {}
          : { accessory: { type: 'button', text: plainText(OPEN_LABEL), url: alert.link } }),
      })),
    },
  }),
};

const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false });
const titles = (alerts: readonly ForwardedAlert[]) => cut(alerts.map(titleWithLabel).join(' | '), 500);

function escapeControls(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
