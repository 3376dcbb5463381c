import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCodePoints } from '../test/any-code-points.js';
import { slugOf } from './slug.js';

test.each([
  ['Night Drive', 'night-drive'],
  ['  Déjà Vu: Part II ', 'deja-vu-part-ii'],
  ['Ærø & Øst / Straße', 'aero-and-ost-strasse'],
  ['Don’t Stop', 'dont-stop'],
  ['ﬁne №5', 'fine-no5'],
  ['CON', 'con-release'],
  ['lpt¹', 'lpt1-release'],
  ['../../etc/passwd', 'etc-passwd'],
  ['夜 Drive', 'drive'],
])('%j becomes the folder %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('titles without a Latin letter get folders of their own', () => {
  expect(slugOf('夜のドライブ')).toMatch(/^release-[0-9a-f]{8}$/);
  expect(slugOf('夜のドライブ')).not.toBe(slugOf('朝のドライブ'));
});

test('a long title is cut between words', () => {
  const slug = slugOf(
    'When the pawn hits the conflicts he thinks like a king what he knows throws',
  );
  expect(slug).toBe('when-the-pawn-hits-the-conflicts-he-thinks-like-a-king-what-he');
});

test('any title becomes a folder name that every system takes, and slugs stay as they are', () => {
  fc.assert(
    fc.property(fc.oneof(anyCodePoints, fc.string({ maxLength: 200 })), (title) => {
      const slug = slugOf(title);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(64);
      expect(slug).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
      expect(slugOf(slug)).toBe(slug);
    }),
    { numRuns: 500 },
  );
});
