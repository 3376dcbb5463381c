import { basename, extname } from 'node:path';
import { nearestWord, printable } from '@kindred/documents';
import { trackName, type Issue } from '@kindred/records';

/** A track, as far as a person may name it. */
export interface NamedTrack {
  readonly number: number;
  readonly title: string;
  readonly file: string;
}

/** More would not be read. */
const listedMax = 20;

/**
 * The track that someone means by its number, its title or its file, in full and in any case; or an
 * issue with what is near.
 */
export function findTrack<Track extends NamedTrack>(
  typed: string,
  { title, tracks }: { readonly title: string; readonly tracks: readonly Track[] },
): Track | Issue {
  const word = typed.normalize('NFC').trim();
  const numbered = tracks.find(({ number }) => String(number) === word.replace(/^0+(?=\d)/u, ''));
  const meant = word.toLowerCase();
  const named = tracks.filter((track) => namesOf(track).includes(meant));
  const [only] = named;
  if (numbered) return numbered;
  if (only && named.length === 1) return only;
  const code = 'no-such-track';
  const severity = 'error';
  if (only) {
    const both = named.map(({ number }) => number).join(', ');
    const message = `\`${printable(word)}\` is the name of tracks ${both}`;
    return {
      code,
      severity,
      message,
      fix: `Give its number, as in \`kindred explain ${only.number}\`.`,
    };
  }
  const near = nearestWord(meant, tracks.flatMap(namesOf));
  const listed = tracks.slice(0, listedMax).map((track) => printable(trackName(track)));
  const more = tracks.length > listedMax ? ', …' : '';
  const message =
    `there is no track ${/^\d+$/u.test(word) ? word : `\`${printable(word)}\``}; ` +
    `${printable(title)} has ${tracks.length}: ${listed.join(', ')}${more}`;
  if (near === null) return { code, severity, message };
  const meantTrack = tracks.find((track) => namesOf(track).includes(near))!;
  return { code, severity, message, fix: `Did you mean ${printable(trackName(meantTrack))}?` };
}

function namesOf({ title, file }: NamedTrack): readonly string[] {
  const name = basename(file);
  const names = [title, file, name, basename(name, extname(name))];
  return names.map((one) => one.toLowerCase());
}
