import { healthReport } from '../diagnosis/health-report.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';

/** Requests of the Health view. */
export function healthRequests(
  context: RequestContext,
): RequestHandlers<'diagnostics.get' | 'diagnostics.run' | 'diagnostics.report'> {
  return {
    'diagnostics.get': () => context.health.get(),
    'diagnostics.run': () => context.health.runDiagnosis(),
    'diagnostics.report': async () => ({
      text: healthReport(context.state(), await context.health.get(), context.ports.clock.now()),
    }),
  };
}
