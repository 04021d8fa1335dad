import { describe, expect, it } from 'vitest';

import { cookie, fetchRaw, handedOver, host, origin, PATH, serveEachTest, TOKEN } from './serve-each-test.ts';

serveEachTest();

describe('a link that another process hands over', () => {
  const LINK = 'eventory-tray://watch?event_id=ä&label=%00';
  const post = (headers: Record<string, string>, body = LINK, path = `/${PATH}/link`, method = 'POST') =>
    fetchRaw(path, { host, ...headers }, method, body);
  const bearer = { authorization: `Bearer ${TOKEN}` };

  it('is taken from whoever has the token, as it is', async () => {
    expect(await post(bearer)).toBe(204);
    expect(handedOver).toEqual([LINK]);
  });

  it.each<[string, () => Promise<number>, number]>([
    ['no token', () => post({}), 401],
    ['a wrong token', () => post({ authorization: `Bearer ${'b'.repeat(43)}` }), 401],
    ['the cookie alone, as a page of another site could send it', () => post({ cookie }), 401],
    ['an origin, its own too', () => post({ ...bearer, origin: origin() }), 403],
    ['another host name', () => post({ ...bearer, host: 'evil.example' }), 421],
    ['another path', () => post(bearer, LINK, `/${'q'.repeat(22)}/link`), 405],
    ['the address without its path', () => post(bearer, LINK, '/link'), 405],
    ['another method', () => post(bearer, LINK, `/${PATH}/link`, 'PUT'), 405],
    ['more than any link has', () => post(bearer, 'x'.repeat(70_000)), 413],
  ])('is refused with %s', async (_what, send, status) => {
    expect(await send()).toBe(status);
    expect(handedOver).toEqual([]);
  });
});
