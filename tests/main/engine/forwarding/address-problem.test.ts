import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../../../main/engine/forwarding/address-problem.ts';

describe('the address of a forwarder', () => {
  it.each([
    ['discord', 'https://discord.com/api/webhooks/123/abc-DEF_1'],
    ['discord', ' https://discord.com/api/v10/webhooks/123/abc?thread_id=1 '],
    ['ntfy', 'https://ntfy.sh/my-tickets_1'],
    ['ntfy', 'https://user:pass@ntfy.example/topic'],
    ['webhook', 'https://example.com/hook?token=1'],
    ['webhook', 'http://127.0.0.1:8080/hook'],
    ['webhook', 'http://localhost/hook'],
    ['webhook', 'https://192.168.1.10/hook'],
    ['ntfy', 'https://10.0.0.2/topic'],
    ['apprise', 'https://[fd12:3456::1]:8000/notify/key'],
    ['ntfy', 'http://[::1]:2586/topic'],
  ] as const)('%s takes %s', (kind, address) => expect(addressProblem(kind, address)).toBeNull());

  it.each([
    ['webhook', 'http://example.com/SECRET', /must start with https/],
    ['webhook', 'http://127.0.0.1.evil.example/SECRET', /must start with https/],
    ['webhook', 'http://localhost.evil.example/SECRET', /must start with https/],
    ['webhook', 'ftp://example.com/SECRET', /must start with https/],
    ['webhook', 'SECRET', /not a web address/],
    ['discord', 'https://discord.com/channels/1/SECRET', /no Discord webhook/],
    ['webhook', 'https://169.254.169.254/SECRET', /link-local or metadata/],
    ['webhook', 'https://0xa9fea9fe/SECRET', /link-local or metadata/],
    ['ntfy', 'https://[fe80::1]/SECRET', /link-local or metadata/],
    ['matrix', 'https://[fd00:ec2::254]/SECRET', /link-local or metadata/],
    ['ntfy', 'https://ntfy.sh/', /end with the topic/],
    ['ntfy', 'https://ntfy.sh/a/SECRET', /end with the topic/],
  ] as const)('%s does not take %s', (kind, address, why) => {
    const problem = addressProblem(kind, address);
    expect(problem).toMatch(why);
    expect(problem).not.toContain('SECRET');
  });
});
