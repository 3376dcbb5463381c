import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusAlbums, corpusHalves, demoAlbum } from './match/albums.js';
import { filteredAudioRow } from './match/filtered-audio.js';
import { heldOutRows, otherHalves, type HeldOut } from './match/held-out.js';
import { fullCurve, kindred, tiltOnly, usualSetting } from './match/method.js';
import { estimatorRow, toneRows, type Row, type RowFigure } from './match/tone-rows.js';
import { leaveUnperturbed } from './match/tone-trial.js';

/** The benchmark of matching: what a method recovers of known faults, and what harm it does. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-match-'));
  try {
    const demo = demoAlbum(folder);
    const albums = [...corpusAlbums(), demo];
    const names = albums.map(({ name, tracks }) => `${name} (${tracks.length})`).join(', ');
    say(`albums: ${names}`);
    say(`amount ${100 * usualSetting.amount} %, most ${usualSetting.mostDb} dB\n`);
    for (const row of [filteredAudioRow(folder), estimatorRow(albums)]) sayRow(row);
    for (const method of [kindred, fullCurve, tiltOnly]) {
      say(`\n${method.name}`);
      for (const row of toneRows(albums, method)) sayRow(row);
    }
    const halves = corpusHalves(folder);
    say(`\n${kindred.name}, on what its goals are not set on (must / stretch as above; * missed)`);
    for (const held of heldOutRows(albums, halves)) sayHeldOut(held);
    const other = otherHalves(halves);
    if (other) {
      const { treated, beforeDb, afterDb, worstDb } = other;
      say(`  chosen on one half of a song, heard on the other, ${treated} songs treated`);
      say(`      distance ${fixed(beforeDb)} -> ${fixed(afterDb)} dB, worst ${fixed(worstDb)} dB`);
    }
    say(`\nthe demo EP, distance of each track from its siblings' centre (faults in 1, 2 and 3)`);
    const { distances } = leaveUnperturbed(demo, kindred);
    for (const [at, { before, after }] of distances.entries()) {
      say(
        `  ${at + 1} ${demo.tracks[at]!.title.padEnd(20)} ${fixed(before)} -> ${fixed(after)} dB`,
      );
    }
    const [before, after] = (['before', 'after'] as const).map((when) =>
      Math.sqrt(distances.reduce((sum, one) => sum + one[when] * one[when], 0) / distances.length),
    );
    say(
      `  spread ${fixed(before!)} -> ${fixed(after!)} dB, ${fixed(100 * (after! / before! - 1))} %`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sayRow({ name, about, figures }: Row): void {
  say(`  ${name.padEnd(3)} ${about}`);
  for (const figure of figures) say(`      ${sayFigure(figure)}`);
}

function sayHeldOut({ name, rows }: HeldOut): void {
  say(`  ${name}`);
  const figures = rows.map(({ name: row, figures: all }) => {
    const values = all.map(({ value, unit, better, must }) => {
      const reached = better === 'higher' ? value >= must : value <= must;
      return `${fixed(value)}${unit === '' ? '' : ` ${unit}`}${reached ? '' : '*'}`;
    });
    return `${row} ${values.join(', ')}`;
  });
  say(`      ${figures.join(' | ')}`);
}

function sayFigure({ name, value, unit, better, must, stretch }: RowFigure): string {
  const reaches = (goal: number): boolean => (better === 'higher' ? value >= goal : value <= goal);
  const short = Math.abs(value - (reaches(must) ? stretch : must));
  const verdict = reaches(stretch)
    ? 'stretch'
    : reaches(must)
      ? `held, ${fixed(short)} from stretch`
      : `MISSED by ${fixed(short)}`;
  const goals = `must ${must}, stretch ${stretch}`;
  return `${name.padEnd(22)} ${fixed(value).padStart(8)} ${unit.padEnd(3)} ${goals.padEnd(26)} ${verdict}`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
