import { beats } from './beats.js';
import { acousticMusic } from './acoustic.js';
import { ensembles } from './ensembles.js';
import { guitarMusic } from './guitars.js';
import { clubMusic } from './club.js';
import { cutUpMusic } from './cut-up.js';
import { spokenWord } from './spoken.js';
import { places } from './places.js';
import type { Genre } from './genre.js';

/** Twenty-eight kinds of music, each to be played anew with every seed. */
export const genres: readonly Genre[] = [
  ...beats,
  ...acousticMusic,
  ...ensembles,
  ...guitarMusic,
  ...clubMusic,
  ...cutUpMusic,
  ...spokenWord,
  ...places,
];
