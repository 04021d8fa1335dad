import type { Target } from './target.ts';

/** A web address of the user's own, with the JSON of docs/alerts.md. */
export const webhook: Target = {
  batch: 50,
  limits: [{ requests: 10, windowMs: 1_000 }],
  example: 'It looks like https://example.com/hook',
  problem: () => null,
  request: (_url, alerts, sentAt) => ({ body: { type: 'alerts', version: 1, sent_at: sentAt, alerts } }),
};
