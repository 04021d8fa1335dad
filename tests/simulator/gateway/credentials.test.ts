import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCredentials } from '../../../simulator/gateway/credentials.ts';
import { startSimulator, writeCaFile } from '../../../simulator/simulator.ts';
import { fetchStatus } from '../test-client.ts';

describe('the certificate made at start', () => {
  it('is an elliptic curve one, for this machine only, by its own authority', async () => {
    const { ca, cert } = await createCredentials();
    const [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)];
    expect(server.checkIssued(authority) && server.verify(authority.publicKey)).toBe(true);
    expect({ authority: authority.ca, server: server.ca, key: server.publicKey.asymmetricKeyType }).toEqual({
      authority: true,
      server: false,
      key: 'ec',
    });
    expect(server.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrong_host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self_signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('can be %s, for which a client fails with %s', async (certificate, code) => {
    const simulator = await startSimulator({ certificate });
    await expect(fetchStatus(simulator, '/ping')).rejects.toMatchObject({ code });
    await simulator.dispose();
  });

  it('can be handed to a client as a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    await writeCaFile('the PEM', join(folder, 'ca.pem'));
    expect(await readFile(join(folder, 'ca.pem'), 'utf8')).toBe('the PEM');
    await rm(folder, { recursive: true });
  });
});
