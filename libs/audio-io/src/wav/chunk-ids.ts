/**
 * Chunks met in WAV files in the wild. Any other id is skipped all the same; these only settle
 * whether bytes in a doubtful place are the head of a chunk or music.
 */
const knownChunkIds: ReadonlySet<string> = new Set([
  ...['fmt ', 'data', 'fact', 'LIST', 'cue ', 'plst', 'smpl', 'inst', 'wavl', 'slnt', 'CSET'],
  ...['bext', 'iXML', 'axml', 'chna', 'ds64', 'umid', 'levl', 'link', 'cart', 'mext', 'qlty'],
  ...['id3 ', 'ID3 ', '_PMX', 'DISP', 'IDVX', 'PEAK', 'afsp', 'acid', 'strc', 'minf', 'elm1'],
  ...['regn', 'ovwf', 'LGWV', 'ResU', 'SAUR', 'JUNK', 'junk', 'PAD ', 'FLLR', 'filr', 'Fake'],
]);

export function isKnownChunkId(id: string): boolean {
  return knownChunkIds.has(id);
}
