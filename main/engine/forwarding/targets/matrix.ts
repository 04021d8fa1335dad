import { createHash } from 'node:crypto';
import { findAddresses } from '../../../../core/links/find-addresses.ts';
import { messageKey, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

/** A message in a Matrix room. Its transaction id is made from the alert, so a repeated delivery is one message. */
export const matrix: Target = {
  // What a Synapse server allows unless it is set otherwise: ten at once, then one in 5 s.
  batch: 1,
  limits: [{ requests: 10, windowMs: 50_000 }],
  example: 'Enter the server, the room’s internal ID from its settings, and the access token of a member of it.',
  problem({ pathname, searchParams }) {
    const room = /^\/_matrix\/client\/v3\/rooms\/([^/]+)\/send\/m\.room\.message$/.exec(pathname)?.[1];
    if (room === undefined) return 'This is not the address of a Matrix room.';
    if (!/^![^\s]+$/.test(decodeURIComponent(room))) return 'The ID of a room begins with ! and is in its settings.';
    return (searchParams.get('access_token') ?? '') === '' ? 'The access token is missing.' : null;
  },
  request(address, alerts) {
    const url = new URL(address);
    url.search = '';
    url.pathname += `/${messageKey(alerts)}`;
    const texts = alerts.map((alert) => [titleWithLabel(alert), textWithNote(alert), alert.link]);
    const html = alerts.map(
      (alert) =>
        `<strong>${toHtml(titleWithLabel(alert))}</strong><br>${toHtml(textWithNote(alert)).replaceAll('\n', '<br>')}${
          alert.link === null ? '' : `<br><a href="${escapeHtml(alert.link)}">${OPEN_LABEL}</a>`
        }`,
    );
    return {
      url,
      method: 'PUT',
      headers: authorization(address),
      body: {
        msgtype: 'm.text',
        body: texts.map((parts) => parts.filter((part) => part !== null).join('\n')).join('\n\n'),
        format: 'org.matrix.custom.html',
        formatted_body: html.join('<br><br>'),
        // Mentions nobody, whatever the text says.
        'm.mentions': {},
      },
    };
  },
  withdrawal: {
    messageId: ({ event_id: id }) => (typeof id === 'string' && id !== '' ? id : null),
    request(address, eventId) {
      const url = new URL(address);
      url.search = '';
      // The same request again is the same redaction.
      const transaction = `redact-${createHash('sha256').update(eventId).digest('base64url')}`;
      const path = `/redact/${encodeURIComponent(eventId)}/${transaction}`;
      url.pathname = url.pathname.replace(/\/send\/m\.room\.message$/, path);
      return { url, method: 'PUT', headers: authorization(address), body: {} };
    },
  },
};

const authorization = (address: URL) => ({
  authorization: `Bearer ${address.searchParams.get('access_token')}`,
});

/** Clients make links of addresses in a text by themselves, but not of code. */
function toHtml(text: string): string {
  let html = '';
  let end = 0;
  for (const { start, length } of findAddresses(text)) {
    html += `${escapeHtml(text.slice(end, start))}<code>${escapeHtml(text.slice(start, start + length))}</code>`;
    end = start + length;
  }
  return html + escapeHtml(text.slice(end));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
