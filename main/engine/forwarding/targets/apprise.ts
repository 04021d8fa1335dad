import type { ForwardedAlert } from '../forwarded-alert.ts';
import { type Target, textWithNote, titleWithLabel } from './target.ts';

/** An Apprise API server, which passes an alert on to whatever is saved under a key there. */
export const apprise: Target = {
  batch: 8,
  limits: [{ requests: 2, windowMs: 1_000 }],
  example: 'It looks like https://apprise.example/notify/your-key',
  problem: ({ pathname }) =>
    /\/notify\/[\w-]{1,128}\/?$/.test(pathname)
      ? null
      : 'The address must end with /notify/ and the key that is saved there.',
  request(_url, alerts) {
    const [only] = alerts;
    if (only !== undefined && alerts.length === 1) {
      return {
        body: { title: titleWithLabel(only), body: withLink(textWithNote(only), only), type: 'info', format: 'text' },
      };
    }
    const body = alerts
      .map((alert) => withLink(`${titleWithLabel(alert)}\n${textWithNote(alert)}`, alert))
      .join('\n\n');
    return { body: { title: `${alerts.length} alerts`, body, type: 'info', format: 'text' } };
  },
  resultOf({ status }) {
    if (status === 204) return { outcome: 'refused', detail: 'nothing is saved on the server under this key' };
    // Some of the services have it: trying again would send it to these twice.
    if (status === 424) return { outcome: 'refused', detail: 'a service that is saved on the server did not take it' };
    return null;
  },
};

const withLink = (text: string, { link }: ForwardedAlert): string => (link === null ? text : `${text}\n${link}`);
