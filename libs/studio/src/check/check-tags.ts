import type { StatedTags } from '@kindred/audio-io';
import { checkIsrc, checkUpc, isrcAsPrinted, printable } from '@kindred/documents';
import { sayChange, sayLevel, type Issue, type TagFields } from '@kindred/records';

/** Where ReplayGain 2.0 brings music to (Hydrogenaudio, "ReplayGain 2.0 specification"). */
const replayGainLufs = -18;
/** Writers of tags round, and meters differ; more is another sound. */
const replayGainToleranceDb = 0.5;

export interface TaggedMaster {
  readonly number: number;
  readonly tags: StatedTags;
  /** Of the file; null where it could not be measured. */
  readonly integratedLufs: number | null;
  /** What the release file says; null: a file from anywhere. */
  readonly expected: TagFields | null;
}

/** What is missing or wrong in one file's tags. */
export function checkTags(master: TaggedMaster): readonly Issue[] {
  const { number, expected } = master;
  const issues = [
    ...(expected === null ? missing(master) : differing(master.tags, expected)),
    ...wrongCodes(master.tags),
    ...staleReplayGain(master),
  ];
  return issues.map((issue) => ({ ...issue, track: number }));
}

/** What two files of one album say that only one can. */
export function checkTagsTogether(masters: readonly TaggedMaster[]): readonly Issue[] {
  return [
    ...saidTwice(masters, 'isrc', (isrc) => `the ISRC ${isrcAsPrinted(String(isrc))}`),
    ...saidTwice(masters, 'trackNumber', (number) => `track number ${number}`),
    ...severalAlbums(masters),
  ];
}

function missing({ tags: { fields } }: TaggedMaster): Issue[] {
  const words = [
    ...(fields.title === undefined ? ['title'] : []),
    ...(fields.artist === undefined ? ['artist'] : []),
    ...(fields.trackNumber === undefined ? ['track number'] : []),
  ];
  if (words.length === 0) return [];
  return [
    {
      code: 'tags-missing',
      severity: 'warning',
      message: `its tags give no ${words.join(', no ')}`,
      fix: 'Players will show its file name.',
    },
  ];
}

function wrongCodes({ isrc, upc }: StatedTags): Issue[] {
  const issues: Issue[] = [];
  if (isrc !== null && checkIsrc(isrc).status !== 'ok') {
    issues.push({
      code: 'isrc',
      severity: 'error',
      message: `its tags give \`${printable(isrc)}\` as ISRC, which is none`,
      expected: 'two letters, three letters or digits, seven digits',
      fix: 'A code looks like QZ-ABC-26-00001.',
    });
  }
  const checked = upc === null ? null : checkUpc(upc);
  if (upc !== null && checked !== null && checked.status !== 'ok') {
    const isDigit = checked.status === 'wrong-check-digit';
    issues.push({
      code: 'upc',
      severity: 'error',
      message: isDigit
        ? `the check digit of its barcode ${checked.got} is wrong`
        : `its tags give \`${printable(upc)}\` as barcode, which is none`,
      ...(isDigit ? { expected: checked.expected } : {}),
      fix: 'Read the number again where it was given out.',
    });
  }
  return issues;
}

function staleReplayGain({ tags: { replayGainDb }, integratedLufs }: TaggedMaster): Issue[] {
  if (replayGainDb === null || integratedLufs === null) return [];
  const expectedDb = replayGainLufs - integratedLufs;
  if (Math.abs(replayGainDb - expectedDb) <= replayGainToleranceDb) return [];
  return [
    {
      code: 'replay-gain',
      severity: 'error',
      message:
        `its ReplayGain of ${sayChange(replayGainDb)} is that of another sound: at ` +
        `${sayLevel(integratedLufs, 'LUFS')} it is ${sayChange(expectedDb)}`,
      fix: 'Write it anew, or remove it.',
    },
  ];
}

function differing({ fields }: StatedTags, expected: TagFields): Issue[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['title', fields.title, expected.title],
    ['artist', fields.artist, expected.artist],
    ['album', fields.album, expected.album],
    ['track number', fields.trackNumber, expected.number],
    ['year', fields.year, expected.year],
    ['ISRC', fields.isrc, expected.isrc],
    ['barcode', fields.upc, expected.upc],
  ];
  return pairs.flatMap(([name, got, wanted]) => {
    if (wanted === undefined || said(got) === said(wanted)) return [];
    const has = got === undefined ? 'is not in its tags' : `is \`${said(got)}\` in its tags`;
    return [
      {
        code: 'tags-differ',
        severity: 'error',
        message: `the ${name} ${has}, \`${said(wanted)}\` for the release`,
        fix: 'If the release file is right, `kindred master` writes it.',
      } satisfies Issue,
    ];
  });
}

/** As tags hold a text: composed, on one line, 300 characters. */
function said(value: unknown): string {
  const plain = String(value)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ');
  return Array.from(plain.trim()).slice(0, 300).join('').trim();
}

function saidTwice(
  masters: readonly TaggedMaster[],
  key: 'isrc' | 'trackNumber',
  words: (value: string | number) => string,
): Issue[] {
  const first = new Map<string | number, number>();
  return masters.flatMap(({ number, tags: { fields } }) => {
    const value = fields[key];
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) {
      first.set(value, number);
      return [];
    }
    const issue: Issue = {
      code: key === 'isrc' ? 'isrc-twice' : 'track-number-twice',
      severity: 'error',
      message: `${words(value)} is that of another file of this album, too`,
      fix: 'Each recording has a code and a number of its own.',
      track: number,
    };
    return [issue];
  });
}

function severalAlbums(masters: readonly TaggedMaster[]): Issue[] {
  const albums = new Set(masters.flatMap(({ tags: { fields } }) => fields.album ?? []));
  if (albums.size < 2) return [];
  const named = [...albums].slice(0, 3).map((album) => `"${printable(album)}"`);
  return [
    {
      code: 'several-albums',
      severity: 'warning',
      message: `the tags name ${albums.size} albums: ${named.join(', ')}`,
      fix: 'Players will show them apart.',
    },
  ];
}
