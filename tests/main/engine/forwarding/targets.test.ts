import { describe, expect, it } from 'vitest';
import { ADDRESS_FORMS } from '../../../../core/settings/target-address.ts';
import { addressProblem } from '../../../../main/engine/forwarding/address-problem.ts';
import { deliveryResultOf } from '../../../../main/engine/forwarding/delivery-result.ts';
import { forwardRequest } from '../../../../main/engine/forwarding/forward-request.ts';
import { toForwardedAlert } from '../../../../main/engine/forwarding/forwarded-alert.ts';
import { TARGETS } from '../../../../main/engine/forwarding/targets/targets.ts';
import { TIMES } from '../../../support/times.ts';
import { alertOf } from '../alerts/harness.ts';

const SENT_AT = '2026-04-27T10:00:01.000Z';
const TOKEN = 'a'.repeat(30);
const USER = 'u'.repeat(30);
const ADDRESSES = {
  telegram: ADDRESS_FORMS.telegram.compose(['123:ABC-def_9', '-100123']),
  pushover: ADDRESS_FORMS.pushover.compose([TOKEN, USER]),
  slack: 'https://hooks.slack.com/services/T0/B0/s3cr3t',
  matrix: ADDRESS_FORMS.matrix.compose(['https://matrix.example/', '!room:matrix.example', 'syt_s3cr3t+/=']),
  apprise: 'https://apprise.example/notify/tickets',
} as const;
type Kind = keyof typeof ADDRESSES;

const one = toForwardedAlert(alertOf(7), TIMES);
const strange = {
  ...toForwardedAlert(alertOf(8, 'other', { label: '*bold* <!channel> @all' }), TIMES),
  text: '<b>&</b> [x](https://evil.example) :tada:\nline two',
};
const requestOf = (kind: Kind, alerts = [one]) => {
  const { body, ...request } = forwardRequest(kind, ADDRESSES[kind], alerts, SENT_AT);
  return { ...request, body: JSON.parse(body) };
};

describe('the address that a form composes', () => {
  it.each(Object.keys(ADDRESSES) as Kind[])('of %s is accepted', (kind) => {
    expect(addressProblem(kind, ADDRESSES[kind])).toBeNull();
  });

  it.each([
    ['telegram', ADDRESS_FORMS.telegram.compose(['SECRET', '1']), /token of a bot/],
    ['telegram', ADDRESS_FORMS.telegram.compose(['1:SECRET', 'my friend']), /chat is a number/],
    ['telegram', ADDRESS_FORMS.telegram.compose(['1:SECRET/../x', '1']), /token of a bot/],
    ['pushover', ADDRESS_FORMS.pushover.compose(['SECRET', USER]), /API token/],
    ['pushover', ADDRESS_FORMS.pushover.compose([TOKEN, 'SECRET']), /user or group key/],
    ['slack', 'https://hooks.slack.com/SECRET', /incoming webhook/],
    [
      'matrix',
      ADDRESS_FORMS.matrix.compose(['https://matrix.example', '#alias:matrix.example', 'SECRET']),
      /begins with !/,
    ],
    ['matrix', ADDRESS_FORMS.matrix.compose(['matrix.example', '!room:matrix.example', 'SECRET']), /not a web address/],
    ['matrix', ADDRESS_FORMS.matrix.compose(['http://matrix.example', '!r:m', 'SECRET']), /must start with https/],
    ['apprise', 'https://apprise.example/SECRET', /notify/],
  ] as const)('of %s is refused with what is wrong, which it does not repeat', (kind, address, why) => {
    expect(addressProblem(kind, address)).toMatch(why);
    expect(addressProblem(kind, address)).not.toContain('SECRET');
  });
});

describe('Telegram', () => {
  it('gets sendMessage as plain text, with a button that opens the cart', () => {
    expect(requestOf('telegram')).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(requestOf('telegram').url.href).toBe('https://api.telegram.org/bot123:ABC-def_9/sendMessage');
    expect(requestOf('telegram').body).toEqual({
      chat_id: '-100123',
      text: `${one.title}\n${one.text}`,
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: 'Add to cart', url: 'https://tickets.example/cart/7' }]] },
    });
  });

  it('has a button for each of several alerts, and never more than 4,096 characters', () => {
    const alerts = Array.from({ length: 8 }, (_, id) => ({ ...one, id, text: 'x'.repeat(5000) }));
    const { body } = requestOf('telegram', alerts);
    expect(body.text.length).toBeLessThanOrEqual(4096);
    expect(body.reply_markup.inline_keyboard).toHaveLength(8);
    expect(requestOf('telegram', [{ ...one, link: null }]).body).not.toHaveProperty('reply_markup');
  });
});

describe('Pushover', () => {
  it('gets its keys in the body, not in the address, and one link', () => {
    const { url, body } = requestOf('pushover');
    expect(url.href).toBe('https://api.pushover.net/1/messages.json');
    expect(body).toEqual({
      token: TOKEN,
      user: USER,
      title: one.title,
      message: one.text,
      priority: 1,
      timestamp: Date.parse('2026-04-27T10:00:00Z') / 1000,
      url: 'https://tickets.example/cart/7',
      url_title: 'Add to cart',
    });
    expect(TARGETS.pushover.batch).toBe(1);
  });

  it.each([
    [
      { every_seconds: 120, times: 5 },
      { priority: 2, retry: 120, expire: 600 },
    ],
    [
      { every_seconds: 10, times: 1 },
      { priority: 2, retry: 30, expire: 30 },
    ],
    [
      { every_seconds: 3_600, times: 20 },
      { priority: 2, retry: 3_600, expire: 10_800 },
    ],
  ])('repeats an escalating alert itself, within its limits: %o', (repetition, expected) => {
    expect(requestOf('pushover', [{ ...one, repetition }]).body).toMatchObject(expected);
  });

  it('keeps to its lengths; a link that is too long for its field is in the text', () => {
    const link = `https://tickets.example/${'c'.repeat(600)}`;
    const { body } = requestOf('pushover', [{ ...one, link, title: 't'.repeat(400), text: '😀'.repeat(900) }]);
    expect(body).not.toHaveProperty('url');
    expect(body.message).toContain(link);
    expect(body.message.length).toBeLessThanOrEqual(1024);
    expect(body.message).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(body.title).toHaveLength(250);
  });
});

describe('Slack', () => {
  it('gets a section an alert with a button, in which nothing formats or mentions', () => {
    const { body } = requestOf('slack', [one, strange]);
    expect(body.blocks).toHaveLength(2);
    expect(body.blocks[0].accessory).toEqual({
      type: 'button',
      text: { type: 'plain_text', text: 'Add to cart', emoji: false },
      url: 'https://tickets.example/cart/7',
    });
    for (const { text } of body.blocks) expect(text).toMatchObject({ type: 'plain_text', emoji: false });
    expect(body.text).not.toContain('<!channel>');
    expect(body.text).toContain('&lt;!channel&gt;');
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });
});

describe('Matrix', () => {
  it('gets a message as itself, the token in a header, and the same transaction for a repeated delivery', () => {
    const { method, url, headers, body } = requestOf('matrix', [strange]);
    expect(method).toBe('PUT');
    expect(headers.authorization).toBe('Bearer syt_s3cr3t+/=');
    expect(url.href).not.toContain('s3cr3t');
    expect(url.pathname).toMatch(
      /^\/_matrix\/client\/v3\/rooms\/!room%3Amatrix\.example\/send\/m\.room\.message\/[\w-]{43}$/,
    );
    expect(body.formatted_body).toContain(
      '&lt;b&gt;&amp;&lt;/b&gt; <code>[x](https://evil.example)</code> :tada:<br>line two',
    );
    expect(body.formatted_body).toContain('<a href="https://tickets.example/cart/8">Add to cart</a>');
    expect(body['m.mentions']).toEqual({});
    expect(requestOf('matrix', [strange]).url.href).toBe(url.href);
    expect(requestOf('matrix', [one]).url.href).not.toBe(url.href);
  });
});

describe('Apprise', () => {
  it('gets title and body as text, with every link', () => {
    expect(requestOf('apprise').body).toEqual({
      title: one.title,
      body: `${one.text}\nhttps://tickets.example/cart/7`,
      type: 'info',
      format: 'text',
    });
    const { body } = requestOf('apprise', [one, strange]);
    expect(body.title).toBe('2 alerts');
    expect(body.body).toContain('https://tickets.example/cart/7');
    expect(body.body).toContain('https://tickets.example/cart/8');
  });

  it('that has nothing under the key, or passed it on in part, is not asked again', () => {
    const resultOf = (status: number) => TARGETS.apprise.resultOf?.({ status, headers: {}, body: '' });
    expect(resultOf(204)).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('nothing is saved') });
    expect(resultOf(424)).toMatchObject({ outcome: 'refused' });
    expect(resultOf(200)).toBeNull();
  });
});

describe('ntfy', () => {
  it('has an action for each of several alerts, and takes no more than it has actions for', () => {
    const { body } = forwardRequest('ntfy', 'https://ntfy.sh/t', [one, strange], SENT_AT);
    expect(JSON.parse(body).actions.map(({ url }: { url: string }) => url)).toEqual([one.link, strange.link]);
    expect(TARGETS.ntfy.batch).toBe(3);
  });

  it.each([
    ['is the button and the click', 1_000, true, true],
    ['that fits once is the click', 3_500, true, false],
    ['that does not fit is left out, and the alert still sent', 8_150, false, false],
  ])('a link %s', (_what, length, click, actions) => {
    const link = `https://tickets.example/${'c'.repeat(length)}`;
    const { body } = forwardRequest('ntfy', 'https://ntfy.sh/t', [{ ...one, link, text: '票'.repeat(3_000) }], SENT_AT);
    const { message, ...rest } = JSON.parse(body);
    expect([rest.click === link, rest.actions?.[0].url === link]).toEqual([click, actions]);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(8_192);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(4_096);
  });
});

describe('a service that says in its body when to try again', () => {
  it.each([
    ['Telegram', '{"ok":false,"error_code":429,"parameters":{"retry_after":14}}', 14_000],
    ['Matrix', '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2000}', 2_000],
    ['another', 'null', null],
    ['a page', '<html>', null],
  ])('%s', (_who, body, afterMs) => {
    expect(deliveryResultOf({ status: 429, headers: {}, body }, 0)).toMatchObject({ outcome: 'retry', afterMs });
  });
});

it.each(Object.keys(ADDRESSES) as Kind[])('%s is never sent a link that the app would ask about', (kind) => {
  const link = 'https://ticketmaster.com-seats.io/cart';
  const alert = alertOf(9);
  const facts = toForwardedAlert({ ...alert, decision: { ...alert.decision, link } }, TIMES);
  const { body } = forwardRequest(kind, ADDRESSES[kind], [facts], SENT_AT);
  expect(body).not.toContain('com-seats');
  expect(body).toContain('Check the link in Eventory Tray');
});

describe('an address in the text of a message', () => {
  const text = 'Free & new: https://evil.example/?a=1&b=2 or evil.com\nline two';
  const named = { ...one, title: 'Floor @evil_bot 😀 https://evil.example', text };
  const CODE = ['@evil_bot', 'https://evil.example', 'https://evil.example/?a=1&b=2', 'evil.com'];

  it('is code at Telegram, which makes no link of it', () => {
    const { body } = requestOf('telegram', [named]);
    const entities: { type: string; offset: number; length: number }[] = body.entities;
    expect(entities.map(({ type }) => type)).toEqual(Array(4).fill('code'));
    expect(entities.map(({ offset, length }) => body.text.slice(offset, offset + length))).toEqual(CODE);
    expect(body).not.toHaveProperty('parse_mode');
  });

  it('is code at Telegram also beyond the number of entities that it takes', () => {
    const { body } = requestOf('telegram', [{ ...one, text: 'evil.com '.repeat(150) }]);
    expect(body.entities).toEqual([{ type: 'code', offset: 0, length: body.text.length }]);
  });

  it('is code at Matrix, escaped as all else', () => {
    const { body } = requestOf('matrix', [named]);
    expect([...body.formatted_body.matchAll(/<code>(.*?)<\/code>/g)].map(([, code]) => code)).toEqual(
      CODE.map((address) => address.replaceAll('&', '&amp;')),
    );
  });

  it('has an escaped colon at Discord', () => {
    const { body } = forwardRequest('discord', 'https://discord.com/api/webhooks/1/a', [named], SENT_AT);
    const [embed] = JSON.parse(body).embeds;
    expect(embed.description).toContain('https\\://evil.example');
    expect(`${embed.title} ${embed.description}`).not.toMatch(/https?:\/\//);
  });

  it('is plain text at Slack, without a preview', () => {
    const { body } = requestOf('slack', [named]);
    expect(body.blocks[0].text).toMatchObject({ type: 'plain_text', text: expect.stringContaining('evil.com') });
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });
});
