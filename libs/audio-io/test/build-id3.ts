/** An ID3v2.4 tag of UTF-8 text frames (id3.org, §3 and §4.2), and of a picture if there is one. */
export function id3Tag(
  texts: Readonly<Record<string, string>>,
  picture?: { readonly mimeType: string; readonly bytes: Uint8Array },
): Buffer {
  const frames = Object.entries(texts).map(([id, text]) =>
    frame(id, Buffer.concat([Buffer.from([3]), Buffer.from(text, 'utf8')])),
  );
  if (picture) {
    const head = Buffer.from(`\0${picture.mimeType}\0\x03\0`, 'latin1');
    frames.push(frame('APIC', Buffer.concat([head, picture.bytes])));
  }
  const body = Buffer.concat(frames);
  return Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), syncSafe(body.length), body]);
}

function frame(id: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(id), syncSafe(body.length), Buffer.alloc(2), body]);
}

function syncSafe(size: number): Buffer {
  return Buffer.from([(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127]);
}
