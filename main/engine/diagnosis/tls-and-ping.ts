import { connect } from 'node:tls';
import type { Failure, Stage } from '../../../core/connection/failure.ts';
import { failure } from '../../../core/connection/failure.ts';
import { describeTrouble } from '../../../core/connection/trouble.ts';
import { pingService } from '../gateway/ping.ts';
import { servernameFor } from '../gateway/route.ts';
import type { Finding, Inquiry } from './diagnose.ts';

/** A clock that is further off than this misjudges certificates, mutes and the age of alerts. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;
const TIMEOUT_MS = 10_000;

/** One health check request answers two steps: whether TLS stood, and what the service said. */
export async function checkTlsAndPing(inquiry: Inquiry): Promise<{ readonly tls: Finding; readonly ping: Finding }> {
  const answer = await pingService(
    {
      ping: inquiry.ping,
      proxy: inquiry.proxy === null ? 'none' : inquiry.proxy.href,
      ca_file: inquiry.config.ca_file,
      extra_ca: inquiry.config.extra_ca,
    },
    { trust: inquiry.trust, proxies: inquiry.proxies, signal: AbortSignal.timeout(TIMEOUT_MS) },
  );
  if (answer.kind === 'failed') {
    const finding = found(answer.failure, inquiry);
    if (TLS_STOOD.has(answer.failure.stage)) return { tls: { state: 'passed', detail: TLS_OK }, ping: finding };
    const facts = inquiry.proxy === null ? await certificateFacts(inquiry.ping) : null;
    const detail = facts === null ? finding.detail : `${finding.detail} ${facts}`;
    return { tls: { ...finding, detail }, ping: { state: 'skipped', detail: '' } };
  }
  const tls: Finding = { state: 'passed', detail: TLS_OK };
  const { status, durationMs, dateMs } = answer;
  if (status >= 400) {
    const what = failure(status === 404 ? 'not_found' : status >= 500 ? 'server_error' : 'rejected', 'upgrade', {
      code: status,
    });
    return { tls, ping: found(what, inquiry) };
  }
  if (status >= 300) return { tls, ping: found(failure('redirected', 'upgrade', { code: status }), inquiry) };
  const detail = `The service answered ${status} in ${durationMs} ms.`;
  const aheadMs = dateMs === null ? 0 : inquiry.clock.now() - dateMs;
  if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return { tls, ping: { state: 'passed', detail } };
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const sentence = `The clock of this computer is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} the gateway’s.`;
  const trouble = { ...describeTrouble(failure('clock', 'upgrade'), inquiry.where), sentence };
  return { tls, ping: { state: 'passed', detail: `${detail} ${sentence}`, trouble } };
}

const TLS_OK = 'The certificate is valid for this host and comes from a trusted authority.';
const TLS_STOOD: ReadonlySet<Stage> = new Set(['upgrade', 'open']);

function found(what: Failure, inquiry: Inquiry): Finding {
  const trouble = describeTrouble(what, inquiry.where);
  return { state: 'failed', detail: trouble.sentence, trouble };
}

/** What the certificate that was turned down says of itself; `null` where none was shown. Nothing is sent to it. */
function certificateFacts(url: URL): Promise<string | null> {
  return new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      host,
      port: Number(url.port || 443),
      servername: servernameFor(host),
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
    });
    const done = (text: string | null) => {
      socket.destroy();
      resolve(text);
    };
    socket.on('error', () => done(null));
    socket.on('timeout', () => done(null));
    socket.on('secureConnect', () => {
      const { subject, issuer, valid_from, valid_to, subjectaltname } = socket.getPeerCertificate();
      done(
        `Its certificate is for ${subjectaltname ?? subject?.CN ?? 'nobody'}, issued by ${issuer?.O ?? issuer?.CN ?? 'nobody'}, valid from ${valid_from} to ${valid_to}; this computer’s clock says ${new Date().toUTCString()}.`,
      );
    });
  });
}
