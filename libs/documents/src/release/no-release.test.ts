import { describeWrongReleases, head, whole } from '../../test/wrong-release.js';

/** Ten maps that each take in the one before ten times: ten thousand million keys. */
const aliasBomb = [
  `${head}tracks:`,
  '  - &a0 { file: intro.wav }',
  ...Array.from({ length: 10 }, (_, at) => {
    const tenTimes = Array(10).fill(`*a${at}`).join(', ');
    return `  - &a${at + 1} { <<: [${tenTimes}] }`;
  }),
].join('\n');

describeWrongReleases('what is no release file', {
  'an empty file': {
    wrong: '',
    says: ['1:1+0 empty: nothing in this file'],
    fix: '`title: Night Drive`',
  },
  'a list of files': {
    wrong: '- intro.wav\n',
    says: ['1:1+11 wrong-type: no keys in this file'],
    fix: '`title: Night Drive`',
  },
  'equals signs': {
    wrong: 'title = Night Drive\nartist = b\n',
    says: ['1:1+19 wrong-type: no keys in this file'],
    fix: '`title: Night Drive`',
  },
  'a file in Latin-1, as decoded': {
    wrong: 'title: Caf\ufffd\n',
    says: ['1:11+1 not-text: a character that is not UTF-8 text'],
    fix: 'save the file as plain text in UTF-8',
  },
  'text in UTF-16, as Windows may save it': {
    wrong: Buffer.from(`\ufeff${whole}`, 'utf16le').toString('utf8'),
    says: ['1:1+0 not-text: text in UTF-16; a release file is read as UTF-8'],
    fix: 'save it as UTF-8: in Notepad, "Save as" and "Encoding"',
  },
  'the same without a mark': {
    wrong: Buffer.from(whole, 'utf16le').toString('utf8'),
    says: ['1:1+0 not-text: text in UTF-16; a release file is read as UTF-8'],
    fix: 'save it as UTF-8: in Notepad, "Save as" and "Encoding"',
  },
  'the same the other way round': {
    wrong: Buffer.from(`\ufeff${whole}`, 'utf16le').swap16().toString('utf8'),
    says: ['1:1+0 not-text: text in UTF-16; a release file is read as UTF-8'],
    fix: 'save it as UTF-8: in Notepad, "Save as" and "Encoding"',
  },
  'a zip': {
    wrong: 'PK\x03\x04\0\0',
    says: ['1:5+1 not-text: a character that is not UTF-8 text'],
    fix: 'save the file as plain text in UTF-8',
  },
  'a page of the web': {
    wrong: '<!doctype html>\n<html>\n',
    says: ['1:1+0 other-file: a page of the web, not a release file'],
    fix: 'name a release file; a report is only made from it',
  },
  'a page of the web of many lines': {
    wrong: '<!doctype html>\n<html>\n  <p>a: b: c\n <p>d\n</html>\n',
    says: ['1:1+0 other-file: a page of the web, not a release file'],
    fix: 'name a release file; a report is only made from it',
  },
  'the plan of a run': {
    wrong: '# What Kindred decided\nschema: plan/1\nrelease:\n  title: Night Drive\ntracks: []\n',
    says: ['2:1+14 other-file: a plan, not a release file'],
    fix: 'name the release file; a plan is what `kindred render` takes',
  },
  'a record of a run': {
    wrong: '{\n  "schema": "renderings/1",\n  "tracks": []\n}\n',
    says: ['2:1+25 other-file: a record of a run (`renderings`), not a release file'],
    fix: 'name the release file; a plan is what `kindred render` takes',
  },
  'comments alone': {
    wrong: '# to come\n',
    says: ['1:1+0 empty: nothing in this file'],
    fix: '`title: Night Drive`',
  },
  'a mebibyte': {
    wrong: `# ${'x'.repeat(1_048_576)}`,
    says: ['1:1+0 too-large: more than 1048576 characters in one file'],
    fix: 'give each release a file of its own',
  },
  'brackets without end': {
    wrong: `title: ${'['.repeat(100)}`,
    says: ['1:38+1 too-deep: nested more than 32 levels deep'],
    fix: 'look for a bracket or brace that is never closed',
  },
  'aliases that multiply': {
    wrong: aliasBomb,
    says: ['5:26+3 too-large: more than 100000 values, aliases followed'],
    fix: 'write out what the aliases stand for, and split the release',
  },
});
