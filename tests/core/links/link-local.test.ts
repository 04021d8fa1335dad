import { describe, expect, it } from 'vitest';
import { isLinkLocal, isLinkLocalAddress } from '../../../core/links/link-local.ts';

describe('a link-local or metadata host', () => {
  it.each([
    '169.254.169.254',
    '169.254.0.1.',
    '2852039166',
    '0xa9fea9fe',
    '0XA9.0xFE.0xA9.0xFE',
    '0251.0376.0251.0376',
    '169.254.43518',
    '169.16689662',
    '１６９.254.169.254',
    '%31%36%39.254.169.254',
    '100.100.100.200',
    '[fe80::1]',
    '[FEBF:0::1]',
    '[fd00:ec2::254]',
    '[fd00:0ec2:0:0:0:0:0:254]',
    '[::ffff:169.254.169.254]',
    '[0:0:0:0:0:ffff:a9fe:a9fe]',
    '[::ffff:0:169.254.1.1]',
    '[::169.254.169.254]',
    '[64:ff9b::169.254.169.254]',
    '[2002:a9fe:a9fe::]',
    '[::ffff:100.100.100.200]',
  ])('is %s', (host) => expect(isLinkLocal(new URL(`https://${host}/`).hostname)).toBe(true));

  it.each([
    '192.168.1.10',
    '10.0.0.1',
    '172.16.0.1',
    '127.0.0.1',
    '100.64.0.1',
    '169.253.1.1',
    '[::1]',
    '[fd12:3456::1]',
    '[fd00:ec20::1]',
    '[fec0::1]',
    '[::ffff:192.168.1.1]',
    '169.254.example.com',
    'fe80.example',
    'ntfy.home',
  ])('is not %s', (host) => expect(isLinkLocal(new URL(`https://${host}/`).hostname)).toBe(false));

  it('is recognized in what a name leads to, with a zone too', () => {
    expect(['169.254.169.254', 'fe80::1%eth0', '::ffff:169.254.169.254'].map(isLinkLocalAddress)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['192.168.1.10', 'fd12::1', '127.0.0.1', ''].map(isLinkLocalAddress)).toEqual([false, false, false, false]);
  });
});
