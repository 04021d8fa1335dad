import { parseBrokerAddress } from '../../../../core/computers/broker-address.ts';
import type { FieldIssue } from '../../../../core/watchlist/field-issue.ts';
import {
  type BrokerSecret,
  formatBrokerSecret,
  MIN_PASSPHRASE_LENGTH,
  parseBrokerSecret,
} from '../../computers/broker-secret.ts';
import { holdsKey } from '../../gateway/redact.ts';
import { KEY_FOUND } from '../../stores/find-key.ts';
import type { RequestContext, RequestHandlers } from '../request-context.ts';
import { confirmComputers } from './confirm-computers.ts';

type Names = 'computers.save' | 'computers.remove' | 'computers.handOver' | 'computers.forget';

/** Requests about several computers on one key. The broker and the passphrase go in and never come out. */
export function computerRequests(context: RequestContext): RequestHandlers<Names> {
  const { computers, ports, settings, profiles, changes } = context;
  return {
    async 'computers.save'(fields) {
      const stored = parseBrokerSecret(await ports.secrets.get('computers'));
      const read = readSecret(fields, stored);
      if (!read.ok) return read;
      const { secret, label } = read;
      for (const [path, value] of Object.entries(secret)) {
        if (holdsKey(value, profiles.storedKey())) return { ok: false, issues: [{ path, message: KEY_FOUND }] };
      }
      const against = await confirmComputers(context, label);
      if (against.length > 0) return { ok: false, issues: against };
      await ports.secrets.set('computers', formatBrokerSecret(secret));
      settings.update({ computers: { enabled: true } });
      changes.emit('state', null);
      await Promise.all([settings.stored(), computers.apply()]);
      return { ok: true, value: null };
    },
    async 'computers.remove'() {
      settings.update({ computers: { enabled: false } });
      await ports.secrets.set('computers', null);
      changes.emit('state', null);
      await Promise.all([settings.stored(), computers.apply()]);
      return null;
    },
    'computers.handOver'() {
      computers.handOver();
      return null;
    },
    'computers.forget'({ id }) {
      computers.forget(id);
      return null;
    },
  };
}

interface Fields {
  readonly url: string | null;
  readonly username: string | null;
  readonly password: string | null;
  readonly passphrase: string | null;
}

/** What is entered, over what is stored. A password never goes to another broker than the one it was entered for. */
function readSecret(
  fields: Fields,
  stored: ReturnType<typeof parseBrokerSecret>,
):
  | { readonly ok: true; readonly secret: BrokerSecret; readonly label: string }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] } {
  const refuse = (path: string, message: string) => ({ ok: false, issues: [{ path, message }] }) as const;
  const url = fields.url?.trim() ?? stored?.url ?? '';
  const parsed = parseBrokerAddress(url);
  if (!parsed.ok) return refuse('url', parsed.message);
  const { address } = parsed;
  const before = stored?.address;
  const isSameBroker =
    before?.protocol === address.protocol && before.host === address.host && before.port === address.port;
  const kept = isSameBroker ? stored : null;
  const passphrase = fields.passphrase?.trim() ?? stored?.passphrase ?? '';
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) {
    return refuse(
      'passphrase',
      `Enter the same passphrase on every computer, of at least ${MIN_PASSPHRASE_LENGTH} characters.`,
    );
  }
  const username = fields.username?.trim() ?? kept?.username ?? '';
  const password = fields.password ?? kept?.password ?? '';
  return { ok: true, secret: { url, username, password, passphrase }, label: address.label };
}
