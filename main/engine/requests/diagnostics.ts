import { diagnosticReport } from '../diagnostic-report.ts';
import type { Handlers, RequestContext } from './context.ts';

/** Requests of the diagnostics page. */
export function diagnosticsRequests(
  context: RequestContext,
): Handlers<'diagnostics.get' | 'diagnostics.run' | 'diagnostics.report'> {
  return {
    'diagnostics.get': () => context.diagnostics.get(),
    'diagnostics.run': () => context.diagnostics.run(),
    'diagnostics.report': async () => ({
      text: diagnosticReport(context.state(), await context.diagnostics.get(), context.ports.clock.now()),
    }),
  };
}
