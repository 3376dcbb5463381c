/** Ends the program where Kindred itself is at fault; what people or files did wrong is an Issue. */
export function assert(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`fault in Kindred: ${otherwise}`);
}
