import { spawn } from 'node:child_process';

/** What opens a file as the desktop would, by platform; elsewhere as on Linux. */
const openers: Readonly<Record<string, readonly [command: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** An opener that has not given up by then is showing the file. */
const patienceMs = 1500;

/** Opens a file in what its person opens such files with. False where nothing does. */
export async function openFile(
  path: string,
  platform: string = process.platform,
): Promise<boolean> {
  const [command, ...words] = openers[platform] ?? openers['linux']!;
  const child = spawn(command, [...words, path], { detached: true, stdio: 'ignore' });
  const isOpened = await new Promise<boolean>((done) => {
    const waiting = setTimeout(() => done(true), patienceMs);
    const end = (opened: boolean): void => {
      clearTimeout(waiting);
      done(opened);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
  child.unref();
  return isOpened;
}
