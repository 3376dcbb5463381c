/** Everything on the page that a selector finds, in order. */
export function all<Found extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): readonly Found[] {
  return [...within.querySelectorAll<Found>(selector)];
}
