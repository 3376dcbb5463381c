const slugMax = 64;

/** Letters that have no decomposition of their own. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  '&': ' and ',
};

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A title as the name of a folder: lower-case ASCII words with hyphens, 1 to 64 characters, never
 * a reserved name of Windows. A title without a Latin letter or digit gets a name from its
 * characters, so that two such titles stay apart.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðłþħı&]/g, (letter) => spelled[letter] ?? '')
    .replace(/\p{M}|['’‘ʼ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words === '') return `release-${fingerprint(title)}`;
  const slug = cutAtWord(words);
  return reserved.test(slug) ? `${slug}-release` : slug;
}

function cutAtWord(words: string): string {
  if (words.length <= slugMax) return words;
  const lastHyphen = words.lastIndexOf('-', slugMax);
  return words.slice(0, lastHyphen > slugMax / 2 ? lastHyphen : slugMax).replace(/-$/, '');
}

/** FNV-1a over UTF-16 units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), in hex. */
function fingerprint(title: string): string {
  let hash = 0x811c9dc5;
  for (const unit of title.normalize('NFC').split('')) {
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
