import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin } from '../../test/small-album.js';
import { createProgram } from '../main.js';

const home = mkdtempSync(join(tmpdir(), 'kindred-completion-'));
const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

beforeAll(() => {
  for (const folder of ['mixes', 'bin', 'reports']) mkdirSync(join(home, folder));
  for (const name of ['01 Ignition.wav', '02 Tunnel.FLAC', 'notes.txt']) {
    writeFileSync(join(home, 'mixes', name), '');
  }
  for (const name of ['night.yaml', 'cover.jpg']) writeFileSync(join(home, name), '');
  const tracks = 'tracks:\n  - mixes/01 Ignition.wav\n  - mixes/02 Tunnel.FLAC\n';
  writeFileSync(join(home, 'release.yaml'), `title: Night Drive\nartist: Nobody\n${tracks}`);
  const command = `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`;
  writeFileSync(join(home, 'bin/kindred'), command);
  chmodSync(join(home, 'bin/kindred'), 0o755);
  for (const shell of shells) {
    writeFileSync(join(home, `script.${shell}`), inShell('sh', `kindred completion ${shell}`));
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function inShell(shell: string, script: string): string {
  const flags = { bash: ['--norc', '--noprofile'], zsh: ['-f'], fish: ['--no-config'], sh: [] };
  const { stdout, stderr } = spawnSync(shell, [...flags[shell as Shell | 'sh'], '-c', script], {
    cwd: home,
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: home,
      LC_ALL: 'C.UTF-8',
      PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

/** What each shell offers for the last word of a line, asked as the shell itself would. */
const offered: Readonly<Record<Shell, (line: string) => readonly string[]>> = {
  bash(line) {
    const words = wordsOf(line);
    const list = words.map((word) => `'${word}'`).join(' ');
    return linesOf(
      inShell(
        'bash',
        `source script.bash; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; ` +
          `_kindred; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ),
    );
  },
  zsh(line) {
    // A shell with a terminal of its own, which is typed into: zsh completes nowhere else.
    const typed = `zmodload zsh/zpty
zpty -b it zsh -f -i
drain() { local part; while zpty -r -t it part; do print -rn -- "$part"; done }
ask() { zpty -w it "$1"; sleep 0.3; drain > /dev/null }
ask 'PS1= PROMPT_EOL_MARK= ; stty cols 200 -echo'
ask 'autoload -U compinit; compinit -u -D; source script.zsh; LISTMAX=0'
ask 'print'
zpty -n -w it $'${line}\t'
for i in {1..6}; do sleep 0.25; drain; done
zpty -n -w it $'\t'
for i in {1..4}; do sleep 0.25; drain; done
zpty -d it`;
    // What moves the cursor stands between what is offered.
    const seen = inShell('zsh', typed).replace(/\u001b\[[0-9;?]*[A-Za-z]|[\r\u0007]/gu, '\n');
    return linesOf(seen).flatMap((shown) => shown.split(/ +-- .*| {2,}/u).map((one) => one.trim()));
  },
  fish(line) {
    const asked = line.replaceAll("'", "\\'");
    return linesOf(inShell('fish', `source script.fish; complete -C '${asked}'`)).map(
      (one) => one.split('\t')[0]!,
    );
  },
};

function wordsOf(line: string): string[] {
  return line.split(' ');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

const commands = createProgram(() => undefined).commands;

for (const shell of shells) {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  if (!isThere) console.warn(`SKIPPED: completion in ${shell}; it is not on the PATH`);

  describe.skipIf(!isThere)(`completion in ${shell}`, () => {
    const offers = offered[shell];

    it('offers every command, and no file beside them', () => {
      const got = offers('kindred ');
      for (const command of commands) expect(got).toContain(command.name());
      expect(got).not.toContain('release.yaml');
    });

    it('offers the options of the command that was typed, and not those of another', () => {
      const got = offers('kindred master --');
      for (const option of ['--dry-run', '--watch', '--out', '--no-color']) {
        expect(got).toContain(option);
      }
      expect(got).not.toContain('--junit');
    });

    it('offers the words that an option takes', () => {
      expect(offers('kindred check --target ')).toEqual(
        expect.arrayContaining(['quiet', 'streaming', 'competitive', 'loud', 'broadcast']),
      );
    });

    it.runIf(shell === 'bash')('offers them behind an `=`, too, of which bash makes a word', () => {
      expect(offers('kindred master --color = al')).toEqual(['always']);
      expect(offers('kindred master --color =')).toEqual(['auto', 'always', 'never']);
    });

    it('offers files of the right kind, and folders on the way to them', () => {
      const releases = offers('kindred master ').map((name) => name.replace(/\/$/u, ''));
      expect(releases).toEqual(expect.arrayContaining(['night.yaml', 'release.yaml', 'mixes']));
      expect(releases).not.toContain('cover.jpg');
      const mixes = offers('kindred profile mixes/').join('\n').replaceAll('\\', '');
      expect(mixes).toContain('01 Ignition.wav');
      expect(mixes).toContain('02 Tunnel.FLAC');
      expect(mixes).not.toContain('notes.txt');
    });

    it('offers the tracks of the release for `explain`', () => {
      const got = offers('kindred explain ');
      expect(got).toEqual(expect.arrayContaining(['1', '2']));
    });
  });
}
