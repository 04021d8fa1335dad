import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

/** Requests about the app itself. */
export function appRequests({ quit }: Pick<RequestContext, 'quit'>): RequestHandlers<'app.quit'> {
  return {
    'app.quit'() {
      if (quit === null) throw new RequestError('This page cannot end the app: press Ctrl+C where it was started.');
      quit();
      return null;
    },
  };
}
