import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPeerCipher, deriveGroupKey } from '../../../../main/engine/computers/link/peer-cipher.ts';

const key = await deriveGroupKey('correct horse battery staple', 'eventory-tray');

describe('the key of a passphrase', () => {
  it('is the same on every computer, however the passphrase is composed or padded', async () => {
    expect(await deriveGroupKey(' correct horse battery staple\n', 'eventory-tray')).toEqual(key);
    expect(await deriveGroupKey('caf\u00e9 passphrase', 't')).toEqual(
      await deriveGroupKey('cafe\u0301 passphrase', 't'),
    );
  });

  it('is another one for another passphrase or topic', async () => {
    expect(await deriveGroupKey('correct horse battery stapler', 'eventory-tray')).not.toEqual(key);
    expect(await deriveGroupKey('correct horse battery staple', 'team-a')).not.toEqual(key);
  });
});

describe('a sealed message', () => {
  const sender = createPeerCipher(key);
  const receiver = createPeerCipher(key);
  const sealed = () => sender.seal('item', 7, Buffer.from('a frame'));

  it('opens with the same key, and says who sent it', () => {
    expect(receiver.open(sealed())).toEqual({
      kind: 'item',
      session: sender.session,
      number: 7,
      body: Buffer.from('a frame'),
    });
  });

  it('shows nothing of its content, and two kinds with one number share no nonce', () => {
    expect(sealed().includes('a frame')).toBe(false);
    const [item, presence] = (['item', 'presence'] as const).map((kind) => sender.seal(kind, 9, Buffer.alloc(32)));
    expect(item?.subarray(26, 58)).not.toEqual(presence?.subarray(26, 58));
  });

  it('does not open with another key', async () => {
    const stranger = createPeerCipher(await deriveGroupKey('another passphrase', 'eventory-tray'));
    expect(stranger.open(sealed())).toBeNull();
  });

  it('does not open if any byte of it was changed: kind, session, number and tag included', () => {
    for (let at = 0; at < sealed().length; at += 1) {
      const changed = sealed();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(receiver.open(changed)).toBeNull();
    }
  });

  it('is no noise, and nothing that is cut off', () => {
    for (let length = 0; length < 100; length += 1) expect(receiver.open(randomBytes(length))).toBeNull();
    for (let length = 0; length < sealed().length; length += 1) {
      expect(receiver.open(sealed().subarray(0, length))).toBeNull();
    }
  });
});
