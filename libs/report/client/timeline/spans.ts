/** One track's place along the release. */
export interface Span {
  readonly number: number;
  readonly label: string;
  readonly title: string;
  readonly startSeconds: number;
  readonly seconds: number;
}

/** The release as the timeline lays it out. */
export interface Course {
  readonly figure: HTMLElement;
  readonly spans: readonly Span[];
  readonly seconds: number;
  /** Level at the top of the plot, which is 30 LU tall. */
  readonly topLufs: number;
}

/** Null on a page without a timeline. */
export function readCourse(): Course | null {
  const figure = document.querySelector<HTMLElement>('figure.timeline');
  if (!figure) return null;
  return {
    figure,
    spans: JSON.parse(figure.dataset['spans']!) as readonly Span[],
    seconds: Number(figure.dataset['seconds']),
    topLufs: Number(figure.dataset['top']),
  };
}

export function spanAt({ spans }: Course, seconds: number): Span {
  return spans.findLast(({ startSeconds }) => startSeconds <= seconds) ?? spans[0]!;
}
