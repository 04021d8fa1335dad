import { checkImage, type ImageAddress } from '../../../core/links/check-image.ts';
import type { Engine } from '../../engine/engine.ts';
import { formatPolicy } from './content-security-policy.ts';

/** Where the page finds the image of a notification's event, below its own address: `event-image?id=7`. */
const PATH = '/event-image';

/** A separate document that holds one image, for a frame of the page. */
export interface EventImage {
  readonly status: 200 | 404;
  readonly html: string;
  /** Go over the host's own headers. */
  readonly headers: Readonly<Record<string, string>>;
}

const NONE: EventImage = { status: 404, html: '', headers: {} };

/**
 * Answers for the image of an event. Its address is the message's, by the number of the notification: the page cannot
 * name another. The image's host stands in the policy of this document alone, and only if the user allows images.
 *
 * @param target path and query, as requested. @returns `null` if something else is asked for.
 */
export async function answerEventImage(engine: Pick<Engine, 'request'>, target: string): Promise<EventImage | null> {
  const [path, query] = target.split('?', 2);
  if (path !== PATH) return null;
  const id = new URLSearchParams(query).get('id') ?? '';
  if (!/^\d{1,15}$/.test(id)) return NONE;
  const { settings } = await engine.request('state.get', null);
  if (!settings.remote_images) return NONE;
  const detail = await engine.request('feed.detail', { id: Number(id) }).catch(() => null);
  const image = checkImage(detail?.notification.event_infos?.event_image ?? null);
  return image === null ? NONE : documentOf(image);
}

function documentOf({ url, host }: ImageAddress): EventImage {
  const source = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return {
    status: 200,
    html: `<!doctype html><html lang="en"><head><title>Image of the event</title><style>
html, body { height: 100%; margin: 0; background: transparent }
img { display: block; width: 100%; height: 100%; object-fit: cover }
</style></head><body><img src="${source}" alt="" referrerpolicy="no-referrer"></body></html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': formatPolicy({
        'default-src': "'none'",
        'img-src': `https://${host}`,
        'style-src': "'unsafe-inline'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'self'",
        sandbox: '',
      }),
    },
  };
}
