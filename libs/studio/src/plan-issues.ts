import { joinSentence, sentence, type Issue, type MasteringPlan } from '@kindred/records';

/** What a person should look at in a plan before anyone hears it: large lifts, and joins that jar. */
export function planIssues({ tracks, joins }: MasteringPlan): readonly Issue[] {
  const lifted = tracks.flatMap(({ number, because }) =>
    because
      .filter(({ code }) => code === 'lifted')
      .map((reason): Issue => {
        const message = sentence(reason);
        return { code: 'lifted', severity: 'warning', message, track: number };
      }),
  );
  const jarring = joins
    .filter(({ jars }) => jars !== 'no')
    .map((join): Issue => {
      const severity = join.jars === 'much' ? 'warning' : 'note';
      return { code: 'jump', severity, message: joinSentence(join), track: join.to };
    });
  return [...lifted, ...jarring];
}
