/** One thing that a tutorial has its reader do. */
export type Step =
  | { readonly kind: 'command'; readonly command: string; readonly shown: string }
  | { readonly kind: 'edit'; readonly file: string; readonly from: string; readonly to: string };

interface Fence {
  readonly language: string;
  readonly about: string;
  readonly body: string;
}

const fences = /^```(?<language>console|diff) ?(?<about>.*)\n(?<body>[\s\S]*?)^```$/gmu;

/** What a page has its reader do, in its order: its `console` blocks and its `diff FILE` blocks. */
export function stepsOf(page: string): Step[] {
  return fencesOf(page).flatMap((fence) =>
    fence.language === 'diff' ? [editOf(fence)] : commandsOf(fence.body),
  );
}

function fencesOf(page: string): Fence[] {
  return [...page.matchAll(fences)].map(({ groups }) => ({
    language: groups?.['language'] ?? '',
    about: groups?.['about'] ?? '',
    body: groups?.['body'] ?? '',
  }));
}

function commandsOf(body: string): Step[] {
  return body
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const [command = '', ...shown] = part.trimEnd().split('\n');
      return { kind: 'command', command, shown: shown.join('\n') };
    });
}

/** Lines with a minus become those with a plus; lines with a blank stand around them. */
function editOf({ about, body }: Fence): Step {
  const lines = body.trimEnd().split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { kind: 'edit', file: about, from: side('-'), to: side('+') };
}

/** The page with what its commands show now in place of what it says they show. */
export function withShown(page: string, shown: readonly string[]): string {
  let at = 0;
  return page.replace(fences, (fence, ...rest) => {
    const { language, body } = rest.at(-1) as { language: string; body: string };
    if (language === 'diff') return fence;
    const said = commandsOf(body).map((step) => {
      const { command } = step as Extract<Step, { kind: 'command' }>;
      return `$ ${command}\n${shown[at++] ?? ''}`.trimEnd();
    });
    return `\`\`\`console\n${said.join('\n')}\n\`\`\``;
  });
}

/** A screen without what no two runs share: how long things took. */
export function withoutTimes(screen: string): string {
  return screen.replace(/ *\b\d+(\.\d+)? s\b/gu, ' T s').replace(/\b\d+ min \d+ s\b/gu, 'T s');
}
