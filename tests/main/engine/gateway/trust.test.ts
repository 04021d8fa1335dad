import { execFileSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTrust, readCaFile, TrustError } from '../../../../main/engine/gateway/trust.ts';

const [first = '', second = ''] = rootCertificates;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventory-trust-'));
});
function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the extra CA file', () => {
  it('may hold several certificates, and text around them', () => {
    expect(readCaFile(file('two.pem', `Company root\n${first}\n\nOther\n${second}`))).toHaveLength(2);
  });
  it('may be binary (DER)', () => {
    const der = Buffer.from(first.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(readCaFile(file('one.der', der))[0]?.replace(/\s/g, '')).toBe(first.replace(/\s/g, ''));
  });
  it.each([
    ['empty.pem', '', /holds no certificate/],
    ['text.pem', 'hello', /holds no certificate/],
    ['key.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', /holds a private key/],
    ['torn.pem', first.slice(0, 300), /holds no certificate/],
    ['bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /is damaged/],
  ])('%s is refused with its name and the reason', (name, content, reason) => {
    const path = file(name, content);
    expect(() => readCaFile(path)).toThrow(TrustError);
    expect(() => readCaFile(path)).toThrow(reason);
    expect(() => readCaFile(path)).toThrow(path);
  });
  it.skipIf(process.platform === 'win32')('that is a device or a pipe is refused at once, and not read', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    for (const path of [pipe, '/dev/zero', '/dev/urandom', '/dev/null']) {
      expect(() => readCaFile(path)).toThrow(`The CA file ${path} is a device or a pipe. Choose a file.`);
    }
  });
  it('that is much larger than any is refused without being read', () => {
    const path = file('large.pem', '');
    truncateSync(path, 5 * 1024 ** 3);
    expect(() => readCaFile(path)).toThrow('is larger than 4 MB');
  });
  it('that is missing or a folder is refused', () => {
    expect(() => readCaFile(join(folder, 'absent.pem'))).toThrow(/does not exist/);
    expect(() => readCaFile(folder)).toThrow(/is a folder/);
  });
});

describe('the TLS context', () => {
  it('is kept while nothing changes and read again when the file does', () => {
    const trust = createTrust();
    const path = file('changing.pem', first);
    const context = trust.contextFor({ caFile: path, extraCa: null });
    expect(trust.contextFor({ caFile: path, extraCa: null })).toBe(context);
    writeFileSync(path, second);
    expect(trust.contextFor({ caFile: path, extraCa: null })).not.toBe(context);
  });
});
