/** Names as they were typed, for one line: "mixes/01 A.wav and 4 more". */
export function typedNames([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
