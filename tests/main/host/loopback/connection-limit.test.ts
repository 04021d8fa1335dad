import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limitConnections } from '../../../../main/host/loopback/connection-limit.ts';

async function limited(limits: { max: number; proofTimeoutMs: number }) {
  const accepted: Socket[] = [];
  const server = createServer((socket) => accepted.push(socket.resume()));
  const limit = limitConnections(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  /** A client, and the server's end of its connection. */
  async function open() {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    const before = accepted.length;
    await expect.poll(() => accepted.length).toBe(before + 1);
    onTestFinished(() => void client.destroy());
    return accepted[before] as Socket;
  }
  return { limit, open };
}

describe('the connections of a server', () => {
  it('make room for a new one above the limit: the oldest that has not shown the token goes', async () => {
    const { limit, open } = await limited({ max: 3, proofTimeoutMs: 60_000 });
    const trusted = await open();
    limit.trust(trusted);
    const strangers = [await open(), await open(), await open(), await open()];
    await expect.poll(() => strangers.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false]);
    expect(trusted.destroyed).toBe(false);
  });

  it('are closed if they do not show the token in time', async () => {
    const { limit, open } = await limited({ max: 10, proofTimeoutMs: 300 });
    const trusted = await open();
    limit.trust(trusted);
    const stranger = await open();
    await expect.poll(() => stranger.destroyed, { timeout: 10_000 }).toBe(true);
    expect(trusted.destroyed).toBe(false);
  });
});
