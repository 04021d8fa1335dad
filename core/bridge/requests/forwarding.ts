import { z } from 'zod';
import { FORWARDER_KINDS, programSchema } from '../../settings/settings.ts';
import type { SaveResult } from '../save-result.ts';
import type { ForwarderStatus } from '../state/health.ts';
import { id, text } from './fields.ts';

/** Also part of a file name, percent-encoded. */
const forwarderId = id.refine((value) => encodeURIComponent(value).length <= 200, 'it is too long');

/** Where alerts are forwarded to, and the heartbeat. Payloads by request name. */
export const FORWARDING_REQUESTS = {
  'forwarder.save': z.object({
    id: forwarderId,
    kind: z.enum(FORWARDER_KINDS),
    label: text(200),
    enabled: z.boolean(),
    for_all: z.boolean(),
    always: z.boolean().optional(),
    withdraw: z.boolean().optional(),
    /** The address to send to, a secret; `null` keeps the one that is stored. */
    address: text(4096).nullable(),
    /** Of the kind `program`, which has no address. A new one is confirmed outside the page. */
    program: programSchema.optional(),
  }),
  'forwarder.remove': z.object({ id: forwarderId }),
  'forwarder.test': z.object({ id: forwarderId }),
  /** How each forwarder does. */
  'forwarder.status': z.null(),
  /** Keeps the address of the heartbeat and turns it on. */
  'heartbeat.save': z.object({ address: text(4096) }),
  /** Turns it off and forgets the address. */
  'heartbeat.remove': z.null(),
  'heartbeat.test': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface ForwardingResponses {
  'forwarder.save': SaveResult<null>;
  'forwarder.remove': null;
  'forwarder.test': { readonly delivered: boolean; readonly detail: string };
  'forwarder.status': readonly ForwarderStatus[];
  'heartbeat.save': SaveResult<null>;
  'heartbeat.remove': null;
  'heartbeat.test': { readonly delivered: boolean; readonly detail: string };
}
