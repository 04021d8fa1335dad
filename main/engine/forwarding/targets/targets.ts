import type { WebForwarderKind } from '../../../../core/settings/settings.ts';
import { apprise } from './apprise.ts';
import { discord } from './discord.ts';
import { matrix } from './matrix.ts';
import { ntfy } from './ntfy.ts';
import { pushover } from './pushover.ts';
import { slack } from './slack.ts';
import type { Target } from './target.ts';
import { telegram } from './telegram.ts';
import { webhook } from './webhook.ts';

/** Every kind of service that alerts are sent to. Limits are the documented ones, so that 429 stays the exception. */
export const TARGETS: Readonly<Record<WebForwarderKind, Target>> = {
  discord,
  ntfy,
  telegram,
  pushover,
  slack,
  matrix,
  apprise,
  webhook,
};
