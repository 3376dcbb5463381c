/** A speaker as the page carries it: second-order sections b0, b1, b2, a1, a2 at the page's rate. */
export interface SpeakerFilter {
  readonly key: string;
  readonly sections: readonly (readonly number[])[];
  /** What side is multiplied with. */
  readonly sideLinear: number;
  readonly sideSections: readonly (readonly number[])[];
}

/** Where sound goes in and comes out. */
export interface FilterNodes {
  readonly input: AudioNode;
  readonly output: AudioNode;
}

/** Left and right to mid and side and back, with what the speaker does to each on the way. */
export function createSpeakerNodes(
  context: BaseAudioContext,
  { sections, sideLinear, sideSections }: SpeakerFilter,
): FilterNodes {
  const input = new GainNode(context, {
    channelCount: 2,
    channelCountMode: 'explicit',
    channelInterpretation: 'speakers',
  });
  const split = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
  const join = new ChannelMergerNode(context, { numberOfInputs: 2 });
  const gain = (value: number) => new GainNode(context, { gain: value });
  input.connect(split);
  const [mid, side, back] = [gain(0.5), gain(0.5 * sideLinear), gain(-1)];
  const turned = gain(-1);
  split.connect(mid, 0);
  split.connect(mid, 1);
  split.connect(side, 0);
  split.connect(turned, 1).connect(side);
  const filteredSide = chained(context, side, sideSections);
  mid.connect(join, 0, 0);
  mid.connect(join, 0, 1);
  filteredSide.connect(join, 0, 0);
  filteredSide.connect(back).connect(join, 0, 1);
  return { input, output: chained(context, join, sections) };
}

function chained(
  context: BaseAudioContext,
  from: AudioNode,
  sections: readonly (readonly number[])[],
): AudioNode {
  return sections.reduce((node, [b0, b1, b2, a1, a2]) => {
    const feedforward = [b0!, b1!, b2!];
    const feedback = [1, a1!, a2!];
    return node.connect(new IIRFilterNode(context, { feedforward, feedback }));
  }, from);
}
