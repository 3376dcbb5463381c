import { describe, expect, it } from 'vitest';
import { titleFromName } from './title-from-name.js';

describe('titleFromName', () => {
  it.each([
    ['mixes/01 Ignition.wav', 'Ignition'],
    ['01 - Tunnel_v2.wav', 'Tunnel v2'],
    ['3.Sodium Lights.wav', 'Sodium Lights'],
    ['07_Intro.wav', 'Intro'],
    ['99 Problems.wav', 'Problems'],
    ['1999.wav', '1999'],
    ['12.wav', '12'],
    ['7empest.wav', '7empest'],
    ['01 A\u001b[31mB\nC.wav', 'A [31mB C'],
    ['Café.wav', 'Café'],
    ['a/b/01.mix.wav', 'mix'],
  ])('calls %j %j', (file, title) => {
    expect(titleFromName(file)).toBe(title);
  });
});
