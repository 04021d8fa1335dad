import { connect } from 'node:tls';
import { describeProblem } from '../../../core/connection/describe-problem.ts';
import type { Failure, Stage } from '../../../core/connection/failure.ts';
import { createFailure } from '../../../core/connection/failure.ts';
import { formatMilliseconds } from '../../../core/text/format/format-milliseconds.ts';
import { pingService } from '../gateway/ping-service.ts';
import { servernameFor } from '../gateway/route.ts';
import type { StepContext, StepResult } from './step.ts';

/** A clock that is further off than this gives wrong results for certificates, mutes and the age of alerts. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;
const TIMEOUT_MS = 10_000;

/** One health check request answers two steps: whether TLS worked, and what the service answered. */
export async function checkTlsAndPing(
  context: StepContext,
): Promise<{ readonly tls: StepResult; readonly ping: StepResult }> {
  const answer = await pingService(
    {
      ping: context.ping,
      proxy: context.proxy === null ? 'none' : context.proxy.href,
      caFile: context.config.caFile,
      extraCa: context.config.extraCa,
    },
    { trust: context.trust, proxies: context.proxies, signal: AbortSignal.timeout(TIMEOUT_MS) },
  );
  if (answer.kind === 'failed') {
    const failed = failedStep(answer.failure, context);
    if (STAGES_AFTER_TLS.has(answer.failure.stage)) return { tls: { state: 'passed', detail: TLS_OK }, ping: failed };
    const certificate = context.proxy === null ? await describeCertificate(context.ping) : null;
    const detail = certificate === null ? failed.detail : `${failed.detail} ${certificate}`;
    return { tls: { ...failed, detail }, ping: { state: 'skipped', detail: '' } };
  }
  const tls: StepResult = { state: 'passed', detail: TLS_OK };
  const { status, durationMs, dateMs } = answer;
  if (status >= 400) {
    const what = createFailure(status === 404 ? 'not_found' : status >= 500 ? 'server_error' : 'rejected', 'upgrade', {
      code: status,
    });
    return { tls, ping: failedStep(what, context) };
  }
  if (status >= 300)
    return { tls, ping: failedStep(createFailure('redirected', 'upgrade', { code: status }), context) };
  const detail = `The service answered ${status} in ${formatMilliseconds(durationMs)}.`;
  const aheadMs = dateMs === null ? 0 : context.clock.now() - dateMs;
  if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return { tls, ping: { state: 'passed', detail } };
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const sentence = `The clock of this computer is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} the gateway’s.`;
  const problem = { ...describeProblem(createFailure('clock', 'upgrade'), context.problemContext), sentence };
  return { tls, ping: { state: 'passed', detail: `${detail} ${sentence}`, problem } };
}

const TLS_OK = 'The certificate is valid for this host and comes from a trusted authority.';
const STAGES_AFTER_TLS: ReadonlySet<Stage> = new Set(['upgrade', 'open']);

function failedStep(what: Failure, context: StepContext): StepResult {
  const problem = describeProblem(what, context.problemContext);
  return { state: 'failed', detail: problem.sentence, problem };
}

/** A time of a certificate, `Jun  1 00:00:00 2026 GMT`, as RFC3339; as it is if it is no time. */
function toInstant(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString();
}

/** What the rejected certificate says about itself; `null` if none was shown. Nothing is sent to it. */
function describeCertificate(url: URL): Promise<string | null> {
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
        `Its certificate is for ${subjectaltname ?? subject?.CN ?? 'nobody'}, issued by ${issuer?.O ?? issuer?.CN ?? 'nobody'}, valid from ${toInstant(valid_from)} to ${toInstant(valid_to)}; this computer’s clock says ${new Date().toISOString()}.`,
      );
    });
  });
}
