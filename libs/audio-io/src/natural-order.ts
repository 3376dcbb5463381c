/**
 * Orders paths as people number files: "2 Tunnel" before "10 Dawn", folder by folder, case aside.
 * By code units alone, so that no machine's language or version of Unicode collation moves a track.
 * A total order: only equal texts compare as 0.
 */
export function compareNaturally(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let part = 0; part < Math.min(left.length, right.length); part++) {
    const order = comparePart(left[part] as string, right[part] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

function comparePart(a: string, b: string): number {
  const left = runs(a);
  const right = runs(b);
  for (let run = 0; run < Math.min(left.length, right.length); run++) {
    const order = compareRun(left[run] as string, right[run] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

/** Digits and what lies between, in turn: "Take 12b" is "take ", "12", "b". */
function runs(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[0-9]+|[^0-9]+/g) ?? []
  );
}

function compareRun(a: string, b: string): number {
  const isNumbers = isDigit(a) && isDigit(b);
  if (!isNumbers) return compareText(a, b);
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareText(left, right);
}

function isDigit(run: string): boolean {
  return run >= '0' && run < ':';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
