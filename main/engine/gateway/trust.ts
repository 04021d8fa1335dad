import { X509Certificate } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import * as tls from 'node:tls';

/** An extra CA file that cannot be used. The message names the file and what to do, fit for the user. */
export class TrustError extends Error {
  override readonly name = 'TrustError';
}

/** Which certificate authorities to trust besides the system's and those that Node brings. */
export interface ExtraAuthorities {
  /** Path of a PEM (or DER) file, as the user set it. */
  readonly caFile: string | null;
  /** PEM text, from the demo's own gateway. */
  readonly extraCa: string | null;
}

const PEM_CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** Far above what the authorities of a system take (some 250 KB). */
const MAX_CA_BYTES = 4 * 1024 * 1024;

/**
 * Reads the certificates of a CA file.
 * @throws TrustError when it is missing, unreadable, no file of a sensible size, or holds no certificate
 */
export function readCaFile(path: string): string[] {
  const bytes = readSmallFile(path);
  const text = bytes.toString('latin1');
  const blocks = text.match(PEM_CERTIFICATE) ?? [];
  if (blocks.length === 0 && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    throw new TrustError(`The CA file ${path} holds a private key, not a certificate.`);
  }
  try {
    const certificates = (blocks.length > 0 ? blocks : [bytes]).map((block) => new X509Certificate(block).toString());
    return certificates;
  } catch {
    throw new TrustError(
      blocks.length > 0
        ? `The CA file ${path} holds a certificate that is damaged.`
        : `The CA file ${path} holds no certificate (it should contain “-----BEGIN CERTIFICATE-----”).`,
    );
  }
}

/** Never waits and never reads without end: a device or a pipe would hold up everything. */
function readSmallFile(path: string): Buffer {
  let descriptor: number | null = null;
  try {
    // Windows has neither such devices nor the flag.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new TrustError(`The CA file ${path} is a folder.`);
    if (!stats.isFile()) throw new TrustError(`The CA file ${path} is a device or a pipe. Choose a file.`);
    if (stats.size > MAX_CA_BYTES)
      throw new TrustError(`The CA file ${path} is larger than 4 MB. Choose another file.`);
    const bytes = Buffer.alloc(stats.size);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } catch (error) {
    if (error instanceof TrustError) throw error;
    throw new TrustError(`The CA file ${path} ${describeReadError(error)}.`);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function describeReadError(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user';
    case 'EISDIR':
      return 'is a folder';
    default:
      return 'cannot be read';
  }
}

/** Certificates of the computer's own store and of Node. A store that cannot be read counts as empty. */
function defaultAuthorities(): readonly string[] {
  const found = new Set<string>();
  for (const store of ['bundled', 'system', 'extra'] as const) {
    try {
      for (const certificate of tls.getCACertificates(store)) found.add(certificate);
    } catch {
      // What is missing shows as an untrusted certificate, which names the way out.
    }
  }
  return [...found];
}

/** Makes TLS contexts that trust the system's authorities, Node's, and the extra ones. */
export interface Trust {
  /** @throws TrustError when the CA file cannot be used */
  contextFor(extra: ExtraAuthorities): tls.SecureContext;
}

/** Contexts are costly (hundreds of certificates are parsed), so the latest is kept while its inputs stay the same. */
export function createTrust(): Trust {
  let defaults: readonly string[] | null = null;
  let latest: { inputs: string; context: tls.SecureContext } | null = null;
  return {
    contextFor({ caFile, extraCa }) {
      const extra = [...(caFile === null ? [] : readCaFile(caFile)), ...(extraCa === null ? [] : [extraCa])];
      const inputs = extra.join('\n');
      if (latest?.inputs === inputs) return latest.context;
      defaults ??= defaultAuthorities();
      const context = tls.createSecureContext({ ca: [...defaults, ...extra] });
      latest = { inputs, context };
      return context;
    },
  };
}
