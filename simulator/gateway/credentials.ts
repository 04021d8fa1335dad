import { writeFile } from 'node:fs/promises';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What is wrong with the certificate, for tests of diagnosis. `valid` is signed by the simulator's own authority for
 * `localhost`, 127.0.0.1 and ::1; `expired` and `wrong_host` are by the same authority; `self_signed` is by none.
 */
export type CertificateKind = 'valid' | 'expired' | 'wrong_host' | 'self_signed';

/** The secrets of one server. Hand them to another simulator to have it pass for the same one after a restart. */
export interface Credentials {
  /** PEM of the authority to trust. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes a small authority and a server certificate by it. Elliptic curves: some 20 ms, where RSA takes a second. */
export async function createCredentials(kind: CertificateKind = 'valid'): Promise<Credentials> {
  // Loading it takes as long as making a certificate, and the app is built into one file with the simulator.
  const { generate } = await import('selfsigned');
  const now = Date.now();
  const authority = await generate([{ name: 'commonName', value: 'Eventory simulator authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 60 * DAY_MS),
    notAfterDate: new Date(now + 365 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const expired = kind === 'expired';
  const server = await generate([{ name: 'commonName', value: 'Eventory simulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - (expired ? 30 : 1) * DAY_MS),
    notAfterDate: new Date(now + (expired ? -1 : 365) * DAY_MS),
    ...(kind === 'self_signed' ? {} : { ca: { key: authority.private, cert: authority.cert } }),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames:
          kind === 'wrong_host'
            ? [{ type: 2, value: 'gateway.example' }]
            : [
                { type: 2, value: 'localhost' },
                { type: 7, ip: '127.0.0.1' },
                { type: 7, ip: '::1' },
              ],
      },
    ],
  });
  return { ca: authority.cert, cert: server.cert, key: server.private };
}

/** Writes the authority's PEM where `--ca FILE` can name it. Rejects with the file system's error. */
export async function writeCaFile(ca: string, path: string): Promise<void> {
  await writeFile(path, ca, { mode: 0o644 });
}
