import { describe, expect, it } from 'vitest';
import { deliveryResultOf } from '../../../../main/engine/forwarding/delivery-result.ts';
import { forwardRequest } from '../../../../main/engine/forwarding/forward-request.ts';
import { toForwardedAlert } from '../../../../main/engine/forwarding/forwarded-alert.ts';
import { createRateLimiter } from '../../../../main/engine/forwarding/queue/rate-limiter.ts';
import { titleWithLabel } from '../../../../main/engine/forwarding/targets/target.ts';
import { TIMES } from '../../../support/times.ts';
import { alertOf } from '../alerts/harness.ts';

const SENT_AT = '2026-04-27T10:00:01.000Z';
const bodyOf = (...args: Parameters<typeof forwardRequest>) => JSON.parse(forwardRequest(...args).body);
const one = toForwardedAlert(alertOf(7), TIMES);
const two = toForwardedAlert(
  alertOf(8, 'other', { label: 'Rooftop [x](https://evil.example)', notes: 'private' }),
  TIMES,
);

it('the label of the entry keeps its place behind the title if it is written from right to left', () => {
  expect(titleWithLabel(toForwardedAlert(alertOf(9, 'other', { label: 'הופעה' }), TIMES))).toBe(
    'Floor GA · $129.50 · 12 left (\u2068הופעה\u2069)',
  );
});

describe('a webhook', () => {
  it('gets the documented JSON', () => {
    const request = forwardRequest('webhook', 'https://example.com/hook?x=1', [one], SENT_AT);
    expect(request.url.href).toBe('https://example.com/hook?x=1');
    expect(request.headers).toEqual({ 'content-type': 'application/json', 'user-agent': 'eventory-tray' });
    expect(JSON.parse(request.body)).toEqual({
      type: 'alerts',
      version: 1,
      sent_at: SENT_AT,
      alerts: [
        {
          id: 7,
          test: false,
          alarm: null,
          repeat: 0,
          timestamp: '2026-04-27T10:00:00Z',
          received_at: '2026-04-27T10:00:00.200Z',
          event_id: 'abc123',
          website: 'ticketmaster',
          region: 'US',
          title: 'Floor GA · $129.50 · 12 left',
          text: 'Artist World Tour\nMon 15 Jun 20:00 · Madison Square Garden, New York\nStock up: Floor GA, Section 101',
          link: 'https://tickets.example/cart/7',
          link_withheld: null,
          event: alertOf(7).item.event_infos,
          changes: [{ type: 'stock_increase', sections: ['Floor GA', 'Section 101'] }],
          best: alertOf(7).item.best,
          surviving: 1,
          unverified: [],
          entry: { id: 'abc123', label: '' },
          repetition: null,
        },
      ],
    });
  });

  it('gets neither the notes and filters of the entry nor a link that may not be opened', () => {
    const alert = alertOf(9, 'a', { notes: 'private', section: 'PRIVATE*' });
    const facts = toForwardedAlert({ ...alert, decision: { ...alert.decision, link: 'file:///etc/passwd' } }, TIMES);
    expect(JSON.stringify(facts)).not.toMatch(/private/i);
    expect(facts.link).toBeNull();
  });
});

describe('a link that the app would ask about', () => {
  const alert = alertOf(9);
  it.each([
    ['https://ticketmaster.com-seats.io/cart'],
    ['https://eventim.de.evil.com/cart'],
    ['http://tickets.example/cart'],
    ['https://192.168.1.1/cart'],
  ])('is never sent as something to tap: %s', (link) => {
    const facts = toForwardedAlert({ ...alert, decision: { ...alert.decision, link } }, TIMES);
    expect(facts).toMatchObject({ link: null, link_withheld: expect.stringContaining('Check the link') });
    for (const kind of ['discord', 'ntfy', 'webhook'] as const) {
      const body = forwardRequest(kind, 'https://example.com/hook', [facts], SENT_AT).body;
      expect(body).not.toContain(link);
      expect(body).toContain('Check the link in Eventory Tray');
    }
    expect(bodyOf('ntfy', 'https://ntfy.sh/t', [facts], SENT_AT)).not.toHaveProperty('actions');
  });
});

describe('Discord', () => {
  it('gets an embed an alert, which mentions nobody and formats nothing', () => {
    const body = bodyOf('discord', 'https://discord.com/api/webhooks/1/t', [one, two], SENT_AT);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(body.embeds).toHaveLength(2);
    expect(body.embeds[0]).toMatchObject({ url: 'https://tickets.example/cart/7', timestamp: '2026-04-27T10:00:00Z' });
    expect(body.embeds[1].title).toContain('Rooftop \\[x\\]\\(https\\://evil.example\\)');
  });

  it('gets no more than 6,000 characters in all embeds of a message', () => {
    const long = { ...one, title: 't'.repeat(400), text: '😀'.repeat(400) };
    const { embeds } = bodyOf('discord', 'https://discord.com/api/webhooks/1/t', Array(10).fill(long), SENT_AT);
    const texts: string[] = embeds.flatMap((embed: Record<string, string>) => [embed.title, embed.description]);
    expect(texts.join('').length).toBeLessThanOrEqual(6_000);
    expect(texts.every((text) => text.isWellFormed())).toBe(true);
  });
});

describe('ntfy', () => {
  it('gets a message for the topic at the end of the address, whose click opens the link', () => {
    const request = forwardRequest('ntfy', 'https://ntfy.sh/tickets?auth=abc', [one], SENT_AT);
    expect(request.url.href).toBe('https://ntfy.sh/?auth=abc');
    expect(JSON.parse(request.body)).toMatchObject({
      topic: 'tickets',
      title: 'Floor GA · $129.50 · 12 left',
      click: 'https://tickets.example/cart/7',
    });
  });
  it('gets several alerts as lines of one message', () => {
    const body = bodyOf('ntfy', 'https://ntfy.sh/tickets', [one, two], SENT_AT);
    expect(body.title).toBe('2 alerts');
    expect(body.message.split('\n')).toHaveLength(2);
  });
  it('gets the user and password of the address as a header, not in the URL', () => {
    const request = forwardRequest('ntfy', 'https://us%40er:p%C3%A4ss@ntfy.example/t', [one], SENT_AT);
    expect(request.url.href).toBe('https://ntfy.example/');
    expect(request.headers.authorization).toBe(`Basic ${Buffer.from('us@er:päss').toString('base64')}`);
  });
});

describe('an answer', () => {
  const resultOf = (status: number, headers: Record<string, string> = {}) =>
    deliveryResultOf({ status, headers, body: '' }, 1_000_000);
  it.each([200, 201, 204])('%i is a delivery', (status) => expect(resultOf(status).outcome).toBe('delivered'));
  it.each([408, 425, 429, 500, 502, 503])('%i is tried again', (status) =>
    expect(resultOf(status).outcome).toBe('retry'),
  );
  it.each([301, 307, 400, 401, 403, 404, 410, 413])('%i is not', (status) =>
    expect(resultOf(status).outcome).toBe('refused'),
  );
  it.each([
    ['seconds', '7', 7000],
    ['fractions of a second', '0.35', 350],
    ['a date', new Date(1_000_000 + 9000).toUTCString(), 9000],
    ['a date gone by', new Date(0).toUTCString(), 0],
    ['nonsense', 'soon', null],
    ['nothing', '', null],
  ])('says when to try again: %s', (_, value, afterMs) => {
    expect(resultOf(429, { 'retry-after': value })).toMatchObject({ outcome: 'retry', afterMs });
  });
});

describe('the limiter', () => {
  it('lets no window see more requests than its limit', () => {
    const limiter = createRateLimiter([
      { requests: 2, windowMs: 1000 },
      { requests: 3, windowMs: 10_000 },
    ]);
    const sent: number[] = [];
    for (let now = 0; sent.length < 9; ) {
      now = limiter.nextAtMs(now);
      limiter.count(now);
      sent.push(now);
    }
    expect(sent).toEqual([0, 0, 1000, 10_000, 10_000, 11_000, 20_000, 20_000, 21_000]);
  });

  it('counts a request from its answer: the service may have seen it as late as that', () => {
    const limiter = createRateLimiter([{ requests: 1, windowMs: 1000 }]);
    limiter.count(0)(400);
    expect(limiter.nextAtMs(400)).toBe(1400);
  });
});
