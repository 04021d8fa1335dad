import type { WebForwarderKind } from './settings.ts';

/** One thing to enter for an address. */
interface AddressPart {
  readonly label: string;
  readonly placeholder: string;
  /** Nobody may read it over a shoulder. */
  readonly secret: boolean;
}

interface AddressForm {
  readonly parts: readonly AddressPart[];
  /** The address of the parts, in their order and without spaces around them. Parts that make none give no web address. */
  compose(values: readonly string[]): string;
}

const whole = (label: string, placeholder: string): AddressForm => ({
  parts: [{ label, placeholder, secret: true }],
  compose: ([address = '']) => address,
});

/**
 * What a form asks for, by kind. A forwarder is stored as one address, whatever it consists of: it is the secret, and it
 * says where to send to and as whom.
 */
export const ADDRESS_FORMS: Readonly<Record<WebForwarderKind, AddressForm>> = {
  discord: whole('Webhook address', 'https://discord.com/api/webhooks/…'),
  ntfy: whole('Topic address', 'https://ntfy.sh/your-topic'),
  slack: whole('Webhook address', 'https://hooks.slack.com/services/…'),
  apprise: whole('Notify address', 'https://apprise.example/notify/your-key'),
  webhook: whole('Address', 'https://example.com/hook'),
  telegram: {
    parts: [
      { label: 'Bot token', placeholder: '123456:ABC-DEF1234…', secret: true },
      { label: 'Chat', placeholder: '-1001234567890 or @channel', secret: false },
    ],
    compose: ([token = '', chat = '']) =>
      `https://api.telegram.org/bot${token}/sendMessage?chat_id=${encodeURIComponent(chat)}`,
  },
  pushover: {
    parts: [
      { label: 'API token of your application', placeholder: '30 letters and digits', secret: true },
      { label: 'User or group key', placeholder: '30 letters and digits', secret: true },
    ],
    compose: ([token = '', user = '']) =>
      `https://api.pushover.net/1/messages.json?token=${encodeURIComponent(token)}&user=${encodeURIComponent(user)}`,
  },
  matrix: {
    parts: [
      { label: 'Server', placeholder: 'https://matrix.example', secret: false },
      { label: 'Internal room ID', placeholder: '!abc123:matrix.example', secret: false },
      { label: 'Access token', placeholder: 'syt_…', secret: true },
    ],
    compose: ([server = '', room = '', token = '']) =>
      `${server.replace(/\/+$/, '')}/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message?access_token=${encodeURIComponent(token)}`,
  },
};
