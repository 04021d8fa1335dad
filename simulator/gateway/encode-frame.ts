const OPCODES = { text: 1, binary: 2 } as const;

/** One unmasked, final frame as a server puts it on the wire (RFC 6455, section 5.2). */
export function encodeFrame(content: string | Uint8Array): Buffer {
  const payload = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const opcode = typeof content === 'string' ? OPCODES.text : OPCODES.binary;
  return Buffer.concat([encodeFrameHeader(opcode, payload.length), payload]);
}

/** The head of a frame that claims `length` bytes of payload, whether or not they follow. */
function encodeFrameHeader(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) {
    const header = Buffer.from([first, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
