import { findAddresses } from '../../../../core/links/find-addresses.ts';
import { cut, OPEN_LABEL, type Target, textWithNote, titleWithLabel } from './target.ts';

/** Bot API, sendMessage: 4,096 characters of text. */
const MAX_TEXT = 4_096;

/** Bot API: more entities of a message are passed over. */
const MAX_ENTITIES = 100;

/** A message of a bot, as plain text: nothing in it can format, mention or be a link. Each alert has its own button. */
export const telegram: Target = {
  // One message a second in a chat, twenty a minute in a group.
  batch: 8,
  limits: [
    { requests: 1, windowMs: 1_000 },
    { requests: 20, windowMs: 60_000 },
  ],
  example: 'Ask @BotFather for a bot, write to it once, and enter its token and the number of the chat.',
  problem({ pathname, searchParams }) {
    if (!/^\/bot\d+:[\w-]+\/sendMessage$/.test(pathname)) {
      return 'The token of a bot looks like 123456:ABC-DEF1234. Copy it from @BotFather.';
    }
    const chat = searchParams.get('chat_id') ?? '';
    return /^(?:-?\d+|@\w+)$/.test(chat) ? null : 'The chat is a number such as -1001234, or the @name of a channel.';
  },
  request(address, alerts) {
    const url = new URL(address);
    url.search = '';
    const longest = Math.floor((MAX_TEXT - 2 * alerts.length) / alerts.length);
    const keyboard = alerts.flatMap(({ link, title }) =>
      link === null ? [] : [[{ text: alerts.length === 1 ? OPEN_LABEL : cut(title, 64), url: link }]],
    );
    const text = alerts.map((alert) => cut(`${titleWithLabel(alert)}\n${textWithNote(alert)}`, longest)).join('\n\n');
    const entities = codeEntities(text);
    return {
      url,
      body: {
        chat_id: address.searchParams.get('chat_id'),
        text,
        ...(entities.length === 0 ? {} : { entities }),
        link_preview_options: { is_disabled: true },
        ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
      },
    };
  },
  // Within 48 hours.
  withdrawal: {
    messageId({ result }) {
      const { message_id: id } = Object(result) as { message_id?: unknown };
      return Number.isSafeInteger(id) ? String(id) : null;
    },
    request(address, messageId) {
      const url = new URL(address);
      url.search = '';
      url.pathname = url.pathname.replace(/\/sendMessage$/, '/deleteMessage');
      return { url, body: { chat_id: address.searchParams.get('chat_id'), message_id: Number(messageId) } };
    },
  },
};

/** Telegram makes links of addresses by itself, but not of code. */
function codeEntities(text: string) {
  const spans = findAddresses(text);
  const marked = spans.length <= MAX_ENTITIES ? spans : [{ start: 0, length: text.length }];
  return marked.map(({ start, length }) => ({ type: 'code', offset: start, length }));
}
