import { describeWrongReleases, head, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong codes, fades and gaps', {
  'a barcode with two digits swapped': {
    wrong: `${whole}upc: "036000219452"\n`,
    says: ['4:18+1 bad-upc: check digit 2; the other digits make it 6'],
    fix: '`upc: "036000219456"`, after a look for two swapped digits',
  },
  'a barcode that lost its zero': {
    wrong: `${whole}upc: 36000291452\n`,
    says: ['4:6+11 unquoted-code: 11 digits in a UPC; a first 0 was lost'],
    fix: '`upc: "036000291452"`, in quotes so that its first 0 stays',
  },
  'an ISRC with a letter in its number': {
    wrong: `${head}tracks: [{ file: intro.wav, isrc: QZ-ABC-26-0000l }]\n`,
    says: ['3:35+15 bad-isrc: `0000L` is no number of an ISRC'],
    fix: 'as in `QZ-ABC-26-00001`: five digits',
  },
  'an ISRC that two tracks have': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, isrc: QZABC2600001 }\n` +
      '  - { file: mixes/03 Tunnel.wav, isrc: QZ-ABC-26-00001 }\n',
    says: ['5:40+15 same-isrc: the ISRC QZ-ABC-26-00001 is that of track 1 on line 4, too'],
    fix: 'each recording has an ISRC of its own',
  },
  'a fade in no time': {
    wrong: `${head}tracks: [{ file: intro.wav, fadeOut: 0 s }]\n`,
    says: ['3:38+3 out-of-range: `fadeOut` is out of range'],
    fix: '`fadeOut: 4 s`',
  },
  'a fade into a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true, fadeOut: 4 s }\n` +
      '  - mixes/03 Tunnel.wav\n',
    says: ['4:46+3 segue-fades: `fadeOut` on a track that runs into the next'],
    fix: 'remove `fadeOut`, or `segue`',
  },
  'a fade out of a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true }\n` +
      '  - { file: mixes/03 Tunnel.wav, fadeIn: 1 s }\n',
    says: ['5:42+3 segue-fades: `fadeIn` on a track that the one before runs into'],
    fix: 'remove `fadeIn`, or `segue` from track 1',
  },
  'a gap in a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true, gap: 1 s }\n` +
      '  - mixes/03 Tunnel.wav\n',
    says: ['4:42+3 segue-gap: `gap` on a track that runs into the next'],
    fix: 'remove `gap`, or `segue`',
  },
  'the year outside of the release': {
    wrong: `${head}tracks: [{ file: intro.wav, year: 2026 }]\n`,
    says: ['3:29+4 unknown-key: unknown key `year` in a track'],
    fix: '`year` belongs in the release',
  },
  'a barcode with letters': {
    wrong: `${whole}upc: "03600029145X"\n`,
    says: ['4:6+14 bad-upc: not a UPC or EAN'],
    fix: 'write its digits alone',
  },
  'a barcode of a few digits': {
    wrong: `${whole}upc: "1"\n`,
    says: ['4:6+3 bad-upc: 1 digit in a UPC'],
    fix: 'a UPC has 12, an EAN 13; zeros at its start count',
  },
  'an ISRC with a short number': {
    wrong: withKeys('isrc: QZ-ABC-26-001'),
    says: ['4:30+13 bad-isrc: an ISRC of 10 characters'],
    fix: 'write the number with five digits: `00001` if it is 1',
  },
  'an ISRC that is none': {
    wrong: withKeys('isrc: soon'),
    says: ['4:30+4 bad-isrc: an ISRC of 4 characters'],
    fix: 'it has 12, hyphens aside: country, registrant, year, number',
  },
  'a silence before the end': {
    wrong: withKeys('gap: -1 s'),
    says: ['4:29+4 out-of-range: `gap` is out of range'],
    fix: '`gap: 2 s`',
  },
  'a fade in milliseconds without saying so': {
    wrong: withKeys('fadeOut: 400'),
    says: ['4:33+3 out-of-range: `fadeOut` is out of range'],
    fix: '`fadeOut: 4 s`',
  },
});
