/** A chunk with its header and, where its length is odd, its pad byte. */
export function riffChunk(id: string, body: Uint8Array): Uint8Array {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}
