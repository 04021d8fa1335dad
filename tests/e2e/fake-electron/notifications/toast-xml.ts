import type { NotificationConstructorOptions } from 'electron';

/** What Windows takes from a toast's XML. */
export interface ToastContent {
  /** Arguments of a click on the toast itself; blank unless the XML has `launch`. */
  readonly launch: string;
  readonly texts: readonly string[];
  readonly buttons: readonly { readonly content: string; readonly arguments: string }[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

/** Reads a toast's XML. Throws if it is not well-formed, which Electron reports as `failed`. */
export function parseToastXml(xml: string): ToastContent {
  const content = { launch: '', texts: [] as string[], buttons: [] as { content: string; arguments: string }[] };
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next === -1 ? undefined : next);
    if (text.trim() !== '' && open.length === 0) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
    if (text !== '' && open.at(-1) === 'text') content.texts.push(unescapeXml(text));
    if (next === -1) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(xml);
    if (tag === null) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
    const [whole, closing, name = '', attributes = '', selfClosing] = tag;
    at = next + whole.length;
    if (closing === '/') {
      if (open.pop() !== name) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
      continue;
    }
    const values = readAttributes(attributes);
    if (name === 'toast') content.launch = values.launch ?? '';
    if (name === 'action' && values.activationType === 'foreground') {
      content.buttons.push({ content: values.content ?? '', arguments: values.arguments ?? '' });
    }
    if (selfClosing !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
  return content;
}

/** What Electron writes if the app gives no XML (`WindowsToastNotification::GetToastXml`): no `launch` attribute. */
export function defaultToastContent(id: string, options: NotificationConstructorOptions): ToastContent {
  return {
    launch: '',
    texts: [options.title ?? '', options.body ?? ''].filter((text) => text !== ''),
    buttons: (options.actions ?? []).map((action, index) => ({
      content: action.text ?? '',
      arguments: `type=action&action=${index}&tag=${id}`,
    })),
  };
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map(([, name = '', double, single]) => [name, unescapeXml(double ?? single ?? '')]));
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w*);?/gi, (entity, name: string) => {
    if (!entity.endsWith(';')) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace(/^#/, '')));
    const character = ENTITIES[name];
    if (character === undefined) throw new Error('XML: Invalid XML, ERROR  (HRESULT: -1072894427)');
    return character;
  });
}
