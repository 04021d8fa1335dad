import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { lockDataFolder } from '../../../../main/desktop/startup/lock-data-folder.ts';
import { acquireInstanceLock } from '../../../../main/host/locks/instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the app’s folder', () => {
  const locked = (link: string | null = null) => {
    const openPage = vi.fn(async () => {});
    const showMessage = vi.fn();
    const lock = lockDataFolder(folder, { takeLink: () => link, openPage, showMessage });
    return { lock, openPage, showMessage };
  };

  it('is locked by the first instance and free again after it', async () => {
    const first = await locked().lock;
    expect(first).not.toBeNull();
    await first?.dispose();
    const second = await locked().lock;
    expect(second).not.toBeNull();
    await second?.dispose();
  });

  it('is left to browser mode, whose page comes up instead', async () => {
    const browserMode = await acquireInstanceLock(folder);
    if ('running' in browserMode) throw new Error('Nothing runs here yet.');
    const early = locked();
    expect(await early.lock).toBeNull();
    expect(early.showMessage).toHaveBeenCalledOnce();
    await browserMode.publish({ address: 'http://127.0.0.1:1/?token=x', stream: null });
    const later = locked();
    expect(await later.lock).toBeNull();
    expect(later.openPage).toHaveBeenCalledWith(pathToFileURL(join(folder, 'open-page.html')).href);
    expect(later.showMessage).not.toHaveBeenCalled();
    await browserMode.dispose();
  });

  it('is left to browser mode, which gets the link that was clicked; if it does not take it, the user is told', async () => {
    const browserMode = await acquireInstanceLock(folder);
    if ('running' in browserMode) throw new Error('Nothing runs here yet.');
    const early = locked('eventory-tray://watch?event_id=a');
    await early.lock;
    expect(early.showMessage.mock.calls[0]?.[1]).toContain('then click the link again');

    const requests: unknown[] = [];
    let status = 204;
    const server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      requests.push([method, url, headers.authorization, await text(request)]);
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await browserMode.publish({
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/path/?token=t-0`,
      stream: null,
    });
    const taken = locked('eventory-tray://watch?event_id=ä');
    await taken.lock;
    expect(requests).toEqual([['POST', '/path/link', 'Bearer t-0', 'eventory-tray://watch?event_id=ä']]);
    expect([taken.openPage.mock.calls.length, taken.showMessage.mock.calls.length]).toEqual([1, 0]);

    status = 405;
    const refused = locked('eventory-tray://watch?event_id=a');
    await refused.lock;
    expect(refused.openPage).toHaveBeenCalledOnce();
    expect(refused.showMessage).toHaveBeenCalledExactlyOnceWith(
      'The link was not used',
      'Eventory Tray runs in the browser and did not get it. It does not take links (status 405); it may be an older version. End it there, then click the link again.',
    );
    await browserMode.dispose();
  });

  it('never sends the token of a page elsewhere', async () => {
    const browserMode = await acquireInstanceLock(folder);
    if ('running' in browserMode) throw new Error('Nothing runs here yet.');
    await browserMode.publish({ address: 'http://evil.example/path/?token=t-0', stream: null });
    const { lock, showMessage } = locked('eventory-tray://watch?event_id=a');
    await lock;
    expect(showMessage.mock.calls[0]?.[1]).toContain('not on this computer');
    await browserMode.dispose();
  });
});
