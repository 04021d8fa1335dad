import open from 'open';
import { expect, it, vi } from 'vitest';
import { run } from '../harness.ts';

vi.mock('open', () => ({ default: vi.fn() }));

it('serve --open gives the browser a file, so that no other account can read the token among its arguments', async () => {
  const first = await run(['serve', '--open'], { VITE_DEV_SERVER_URL: 'http://127.0.0.1:1/' });
  await expect.poll(() => vi.mocked(open).mock.calls.length).toBe(1);
  const [file = ''] = vi.mocked(open).mock.calls[0] ?? [];
  expect(file).toMatch(/open-page\.html$/);
  const token = /token=([\w-]{43})$/.exec(first.out()[0] ?? '')?.[1] ?? 'no token was printed';
  expect(file).not.toContain(token);

  const second = await run(['serve', '--open'], { EVENTORY_DATA: file.replace(/.open-page\.html$/, '') });
  expect(await second.status).toBe(0);
  expect(second.out()[0]).toContain(`token=${token}`);
  expect(vi.mocked(open).mock.calls[1]).toEqual([file]);
});

it('serve --open goes on if no browser can be started, and says what to do', async () => {
  vi.mocked(open).mockRejectedValueOnce(new Error('spawn xdg-open ENOENT'));
  const { err, interrupt, status } = await run(['serve', '--open'], { VITE_DEV_SERVER_URL: 'http://127.0.0.1:1/' });
  await expect.poll(err).toContain('The page was not opened (spawn xdg-open ENOENT). Open the address above');
  interrupt();
  expect(await status).toBe(0);
});
