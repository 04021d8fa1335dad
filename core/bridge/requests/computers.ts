import { z } from 'zod';
import type { SaveResult } from '../save-result.ts';
import { id, text } from './fields.ts';

/** Several computers on one key. Payloads by request name. */
export const COMPUTER_REQUESTS = {
  /** The broker at which several computers meet; `null` keeps what is stored. Confirmed outside the page, then turned on. */
  'computers.save': z.object({
    url: text(500).nullable(),
    username: text(200).nullable(),
    password: text(1000).nullable(),
    passphrase: text(1000).nullable(),
  }),
  /** Turns it off and forgets the broker and the passphrase. */
  'computers.remove': z.null(),
  /** Lets another computer lead, if this one does. */
  'computers.handOver': z.null(),
  /** Forgets a computer that is not heard any more. */
  'computers.forget': z.object({ id }),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface ComputerResponses {
  'computers.save': SaveResult<null>;
  'computers.remove': null;
  'computers.handOver': null;
  'computers.forget': null;
}
