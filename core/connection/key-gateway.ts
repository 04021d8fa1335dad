import { z } from 'zod';

/** What a key was entered for: the gateway that it may be sent to, and the authorities by which that was recognized. */
const keyGatewaySchema = z.object({
  /** Host and port, as in a URL. */
  host: z.string(),
  /** Path of the extra CA file; `null` for none. */
  ca_file: z.string().nullable(),
});
export type KeyGateway = z.infer<typeof keyGatewaySchema>;

/** The gateway of the settings, for a key that is entered now. */
export function keyGatewayOf({ url, ca_file }: { readonly url: string; readonly ca_file: string | null }): KeyGateway {
  return { host: URL.canParse(url) ? new URL(url).host : url, ca_file };
}

/** Whether a key that was entered for one gateway may be sent to another: the same host, by no authority that is new. */
export function mayReceiveKey(enteredFor: KeyGateway, gateway: KeyGateway): boolean {
  return enteredFor.host === gateway.host && (gateway.ca_file === null || gateway.ca_file === enteredFor.ca_file);
}

/** Reads what `JSON.stringify` made of one; `null` if it is none. */
export function parseKeyGateway(text: string | null): KeyGateway | null {
  try {
    return text === null ? null : keyGatewaySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
