import { describeWrongReleases, whole } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong texts', {
  'a title without a value': {
    wrong: 'title:\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+5 missing-value: `title` has no value'],
    fix: 'give it one, or remove it',
  },
  'a title that a comment swallows': {
    wrong: 'title: #1 Hit\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+5 missing-value: `title` has no value; `#` begins a comment'],
    fix: '`title: "#1 Hit"`',
  },
  'a title in brackets': {
    wrong: 'title: [Untitled]\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+10 wrong-type: `title` is a list'],
    fix: '`title: "[Untitled]"`',
  },
  'an empty title in quotes': {
    wrong: 'title: " "\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+3 missing-value: `title` is empty'],
    fix: 'give it a value, or remove it',
  },
  'a title over two lines': {
    wrong: 'title: |\n  a\n  b\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+1 control-character: `title` holds a line break or another control character'],
    fix: 'type it anew, on one line',
  },
  'a title that steers the terminal': {
    wrong: 'title: a\x1b[31m\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+6 control-character: `title` holds a line break or another control character'],
    fix: 'type it anew, on one line',
  },
  'a title without end': {
    wrong: `title: ${'x'.repeat(301)}\nartist: b\ntracks: intro.wav\n`,
    says: ['1:8+301 out-of-range: `title` is 301 characters long'],
    fix: 'shorten it',
  },
  'a genre that is a list': {
    wrong: `${whole}genre: [synth, pop]\n`,
    says: ['4:8+12 wrong-type: `genre` is a list'],
    fix: '`genre: "[synth, pop]"`',
  },
  'a folder of nothing': {
    wrong: `${whole}folder: ""\n`,
    says: ['4:9+2 missing-value: `folder` is empty'],
    fix: 'give it a value, or remove it',
  },
});
