import { basename, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sayDuration, sayTime } from '@kindred/records';
import { demoEp } from './demo-ep.js';
import { writeEp } from './write-ep.js';

const usage = `Composes the demo EP: five short mixes that differ on purpose and by known amounts.
  node tools/demo-ep/dist/main.js [--out FOLDER] [--seed N]
  --out FOLDER  where the files go (default: release-configs/demo-ep)
  --seed N      another performance of the same songs (default: 1)`;

const defaultFolder = fileURLToPath(new URL('../../../release-configs/demo-ep', import.meta.url));

const typed = readArguments();
if (typed.status === 'wrong') {
  console.error(`${typed.why}\n${usage}`);
  process.exitCode = 2;
} else if (typed.status === 'help') {
  console.log(usage);
} else {
  await compose(typed.folder, typed.seed);
}

async function compose(folder: string, seed: number): Promise<void> {
  const startMs = performance.now();
  const count = demoEp.tracks.length;
  await writeEp(demoEp, {
    folder,
    seed,
    onWritten: ({ number, file, durationSeconds }) =>
      console.log(
        `composed ${number}/${count} ${basename(folder)}/${file}  ${sayTime(durationSeconds)}`,
      ),
  });
  const seconds = (performance.now() - startMs) / 1000;
  const place = relative(process.cwd(), folder) || '.';
  console.log(
    `${demoEp.title} by ${demoEp.artist}: ${count} mixes and deviations.json in ${place}, ${sayDuration(seconds)}`,
  );
}

function readArguments():
  | { readonly status: 'compose'; readonly folder: string; readonly seed: number }
  | { readonly status: 'help' }
  | { readonly status: 'wrong'; readonly why: string } {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: defaultFolder },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { status: 'help' };
    if (!/^\d{1,9}$/.test(values.seed)) {
      return { status: 'wrong', why: `--seed takes a whole number from 0, not "${values.seed}".` };
    }
    return { status: 'compose', folder: resolve(values.out), seed: Number(values.seed) };
  } catch (error) {
    return { status: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}
