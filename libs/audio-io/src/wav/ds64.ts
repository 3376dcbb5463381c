/** Sizes past 4 GiB, from the ds64 chunk of RF64 and BW64 (EBU Tech 3306; ITU-R BS.2088-1 §4). */
export type Ds64 = {
  /** Of the data chunk; null where the writer never came back to fill it in. */
  readonly dataBytes: number | null;
  /** Of other chunks, by id. */
  readonly otherBytes: ReadonlyMap<string, number>;
};

const fixedBytes = 28;
const entryBytes = 12;
const mostEntries = 64;
export const ds64MaxBytes = fixedBytes + entryBytes * mostEntries;

/** Reads a ds64 chunk's contents; null where it is too short to hold the size of the data. */
export function parseDs64(body: Uint8Array): Ds64 | null {
  if (body.length < 16) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const dataBytes = Number(view.getBigUint64(8, true));
  const otherBytes = new Map<string, number>();
  const promised = body.length < fixedBytes ? 0 : view.getUint32(24, true);
  const held = Math.floor(Math.max(0, body.length - fixedBytes) / entryBytes);
  for (let entry = 0; entry < Math.min(promised, held); entry++) {
    const at = fixedBytes + entry * entryBytes;
    const id = String.fromCharCode(...body.subarray(at, at + 4));
    otherBytes.set(id, Number(view.getBigUint64(at + 4, true)));
  }
  return {
    dataBytes: dataBytes === 0 || dataBytes > Number.MAX_SAFE_INTEGER ? null : dataBytes,
    otherBytes,
  };
}
