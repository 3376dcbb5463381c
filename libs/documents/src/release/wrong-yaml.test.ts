import { describeWrongReleases, head, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file in wrong YAML', {
  'tabs for indents': {
    wrong: `${whole}target:\n\tloudness: -14 LUFS\n\tof: album\n`,
    says: [
      '5:1+1 yaml: a tab; YAML indents with spaces',
      '6:1+1 yaml: a tab; YAML indents with spaces',
    ],
    fix: 'two spaces',
  },
  'a second colon': {
    wrong: 'title: Chapter 1: Dawn\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+15 yaml: a second colon on one line; such a text needs quotes'],
    fix: '`title: "Chapter 1: Dawn"`',
  },
  'a title that begins with a sign of YAML': {
    wrong: 'title: @home\nartist: "%"\ntracks: intro.wav\n',
    says: ['1:8+5 yaml: a text that begins with `@` needs quotes'],
    fix: '`title: "@home"`',
  },
  'an artist that begins with a star': {
    wrong: 'title: a\nartist: *NSYNC\ntracks: intro.wav\n',
    says: ['2:9+6 yaml: `*NSYNC` stands for nothing; `*` begins an alias in YAML'],
    fix: '`artist: "*NSYNC"`',
  },
  'a title that begins with a tag': {
    wrong: 'title: !Viva la vida\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+13 yaml: a text that begins with `!` needs quotes'],
    fix: '`title: "!Viva la vida"`',
  },
  'text after a closing quote': {
    wrong: 'title: "Heart" beat\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+12 yaml: text after a closing quote'],
    fix: `\`title: '"Heart" beat'\``,
  },
  'an apostrophe between single quotes': {
    wrong: "title: 'Don't Stop'\nartist: b\ntracks: intro.wav\n",
    says: ['1:8+12 yaml: text after a closing quote'],
    fix: '`title: "Don\'t Stop"`',
  },
  'a quote that is never closed': {
    wrong: 'title: "Heart\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+1 yaml: this `"` is never closed'],
    fix: 'close it with `"`',
  },
  'a brace that is never closed': {
    wrong: `${head}target: { loudness: -14\ntracks: intro.wav\n`,
    says: ['3:9+1 yaml: this `{` is never closed'],
    fix: 'close it with `}`',
  },
  'a brace that closes nothing': {
    wrong: `${whole}target: { loudness: -14 }}\n`,
    says: ['4:26+1 yaml: this `}` closes nothing'],
    fix: 'remove it, or put the text in quotes',
  },
  'an indent under a value': {
    wrong: 'title: a\n  artist: b\ntracks: intro.wav\n',
    says: ['2:3+9 yaml: indented under a line that already has its value'],
    fix: 'begin it in column 1, as the line above',
  },
  'a list with two indents': {
    wrong: `${head}tracks:\n  - intro.wav\n - outro.wav\n`,
    says: ['5:2+11 yaml: indented otherwise than the lines it belongs with'],
    fix: 'begin it in the same column as those',
  },
  'no space after a colon': {
    wrong: 'title:a\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+6 yaml: no space after `title:`'],
    fix: '`title: a`',
  },
  'a hard space after a colon': {
    wrong: 'artist: b\ntitle:\u00a0a\ntracks: intro.wav\n',
    says: ['2:1+6 yaml: no space after `title:`'],
    fix: '`title: a`',
  },
  'a word alone': {
    wrong: 'title: a\nartist\ntracks: intro.wav\n',
    says: ['2:1+6 yaml: no colon after `artist`'],
    fix: '`artist: …`',
  },
  'a list on the line of its key': {
    wrong: `${head}tracks: - intro.wav\n`,
    says: ['3:9+11 yaml: a list begins on the line after its key'],
    fix: 'a new line before `- intro.wav`',
  },
  'a title under a bare file': {
    wrong: `${head}tracks:\n  - intro.wav\n    title: Intro\n`,
    says: ['4:5+9 yaml: a track with keys needs its file as a key too'],
    fix: '`- file: intro.wav`',
  },
  'a backslash in double quotes': {
    wrong: `${head}tracks: "mixes\\q.wav"\n`,
    says: ['3:15+2 yaml: `\\q` means nothing between double quotes'],
    fix: '`tracks: "mixes/q.wav"`',
  },
  'a second document': {
    wrong: `${whole}---\ntitle: b\n`,
    says: ['4:1+3 yaml: a second document begins; one file holds one'],
    fix: 'remove it, or give it a file of its own',
  },
  'a directive': {
    wrong: `%FOO\n---\n${whole}`,
    says: ['1:1+4 yaml: a directive; none belongs here'],
    fix: 'remove the line',
  },
  'a merge of no map': {
    wrong: `${head}tracks: &t mixes/*.wav\n<<: *t\n`,
    says: ['4:5+2 yaml: `<<` takes in the keys of a map, and this is none'],
    fix: 'remove it',
  },
  'a merge round in a circle': {
    wrong: `${head}tracks:\n  - &t { file: intro.wav, <<: *t }\n`,
    says: ['4:31+2 yaml: `<<` leads round in a circle, or through more than 32 maps'],
    fix: 'remove it',
  },
  'a comma that is missing in braces': {
    wrong: withKeys('title: x role: intro'),
    says: ['4:33+5 yaml: no comma before `role:`'],
    fix: '`x, role:`',
  },
  'a merge that version control left': {
    wrong: `${whole}<<<<<<< HEAD\ntarget: loud\n=======\ntarget: quiet\n>>>>>>> other\n`,
    says: ['4:1+12 yaml: a merge that was not resolved'],
    fix: 'keep one side of it, and remove the marks',
  },
  'an alias of nothing': {
    wrong: withKeys('title: *x'),
    says: ['4:31+2 yaml: `*x` stands for nothing; `*` begins an alias in YAML'],
    fix: '`"*x"`',
  },
  'text after the end of the document': {
    wrong: `${whole}...\nfoo: 1\n`,
    says: ['5:1+3 yaml: a second document begins; one file holds one'],
    fix: 'remove it, or give it a file of its own',
  },
});
