import { type Stats, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const answers = new Map<string, Promise<string>>();

/**
 * What `ask` answers about a program, asked once as long as it is the same file: to start ffmpeg only to hear its version takes
 * longer than to master an edit. `path` may be a name in PATH. A failure is not remembered.
 */
export async function askOnce(path: string, ask: () => Promise<string>): Promise<string> {
  const file = findProgram(path);
  if (file === undefined) return ask();
  const key = [path, file.dev, file.ino, file.size, file.mtimeMs].join(':');
  const known = answers.get(key);
  // Whoever asked first may have been stopped: that is no answer for others.
  if (known !== undefined) return known.catch(ask);
  const asked = ask();
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}

function findProgram(path: string): Stats | undefined {
  const places = path.includes('/') ? [path] : (process.env.PATH ?? '').split(delimiter).map((at) => join(at, path));
  for (const place of places) {
    try {
      const found = statSync(place);
      if (found.isFile()) return found;
    } catch {
      // Not there, or not for us: the next place may have it.
    }
  }
  return undefined;
}
