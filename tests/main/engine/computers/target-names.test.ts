import { describe, expect, it } from 'vitest';
import { createTargetNames } from '../../../../main/engine/computers/link/target-names.ts';

const KEY = Buffer.alloc(32, 1);
const nameOf = createTargetNames(KEY);

describe('the name of a forwarding target in a group', () => {
  const name = nameOf('ntfy', 'https://ntfy.example/secret-topic');

  it('is the same on every computer, however the address is written', () => {
    const again = createTargetNames(KEY);
    for (const address of [' https://ntfy.example/secret-topic ', 'https://NTFY.example:443/secret-topic/#x'])
      expect(again('ntfy', address)).toBe(name);
    expect(nameOf('discord', 'https://d.example/w?a=1&b=2')).toBe(nameOf('discord', 'https://d.example/w?b=2&a=1'));
  });

  it('is another one for another service, address, user or group', () => {
    const others = [
      nameOf('webhook', 'https://ntfy.example/secret-topic'),
      nameOf('ntfy', 'https://ntfy.example/secret-topic2'),
      nameOf('ntfy', 'https://user:password@ntfy.example/secret-topic'),
      createTargetNames(Buffer.alloc(32, 2))('ntfy', 'https://ntfy.example/secret-topic'),
    ];
    expect(new Set([name, ...others]).size).toBe(5);
  });

  it('gives nothing of the address away', () => {
    expect(name).toMatch(/^[0-9a-f]{32}$/);
  });
});
