import { all } from './all.ts';
import { announce } from './announce.ts';
import type { Selection } from './selection.ts';

/** Tracks can be left out of the tone's panels, and the panels can show spectra instead. */
export function readyToneChart(selection: Selection): void {
  const chart = document.querySelector<HTMLElement>('.tone-chart');
  if (!chart) return;
  const chips = all<HTMLButtonElement>('[data-tone-track]', chart);
  const allButton = chart.querySelector<HTMLButtonElement>('[data-tone-all]')!;
  const spectrum = chart.querySelector<HTMLButtonElement>('[data-tone-spectrum]')!;
  const isShown = (chip: HTMLElement): boolean => chip.getAttribute('aria-pressed') === 'true';

  const show = (chip: HTMLElement, on: boolean): void => {
    chip.setAttribute('aria-pressed', String(on));
    // What is hidden can't be looked at: the others would step back for nothing.
    chip.toggleAttribute('data-point', on);
    for (const part of all<Element>(`svg [data-track="${chip.dataset['track']}"]`, chart))
      part.classList.toggle('is-off', !on);
  };
  const areAll = (): boolean => chips.every(isShown);
  const name = (): void => {
    allButton.textContent = areAll() ? 'Hide all' : 'Show all';
  };
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      show(chip, !isShown(chip));
      selection.point(isShown(chip) ? Number(chip.dataset['track']) : null);
      name();
    });
  }
  allButton.addEventListener('click', () => {
    const on = !areAll();
    for (const chip of chips) show(chip, on);
    name();
    announce(on ? 'All tracks shown' : 'No track shown');
  });
  spectrum.addEventListener('click', () => {
    const on = !isShown(spectrum);
    spectrum.setAttribute('aria-pressed', String(on));
    chart.classList.toggle('is-spectrum', on);
  });
}
