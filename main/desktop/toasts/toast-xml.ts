import type { Toast } from '../../engine/ports.ts';
import { ACTION_LABELS } from '../../host/toasters/host-toaster.ts';
import { actionArguments, clickArguments } from './windows-activation.ts';

/**
 * A toast as Windows takes it. Electron's own XML has no `launch`, so a click on a toast of an earlier run would not say
 * which toast it was, and its buttons carry only their position. The rest is what Electron writes
 * (`WindowsToastNotification::GetToastXml`).
 *
 * @param icon absolute path of the picture.
 */
export function toastXml(toast: Toast, icon: string): string {
  const stays = toast.urgency === 'critical';
  const dismiss = stays ? element('action', { activationType: 'system', arguments: 'dismiss', content: '' }) : '';
  const buttons = toast.actions.map((action, index) =>
    element('action', {
      activationType: 'foreground',
      arguments: actionArguments(toast.id, action, index),
      content: ACTION_LABELS[action],
    }),
  );
  const picture = element('image', { placement: 'appLogoOverride', 'hint-crop': 'none', src: icon });
  const texts = [toast.title, toast.body]
    .filter((text) => text !== '')
    .map((text) => element('text', {}, escapeXml(text)));
  return element(
    'toast',
    { launch: clickArguments(toast.id), ...(stays ? { scenario: 'reminder' } : {}) },
    [
      element('visual', {}, element('binding', { template: 'ToastGeneric' }, `${texts.join('')}${picture}`)),
      ...(dismiss === '' && buttons.length === 0 ? [] : [element('actions', {}, `${dismiss}${buttons.join('')}`)]),
      ...(toast.silent ? [element('audio', { silent: 'true' })] : []),
    ].join(''),
  );
}

function element(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return content === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${content}</${name}>`;
}

/** Characters that XML 1.0 does not have; one of them would make the whole toast invalid. */
const NOT_XML = /[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
