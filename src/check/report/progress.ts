import { groups } from '../check.js';
import type { Listener } from '../run.js';

const clearLine = '\r\u001B[2K';

interface Progress extends Listener {
  end(): void;
}

/** One line on a terminal that says how far the run is; nothing anywhere else. */
export const progress = (total: number, stream: NodeJS.WriteStream): Progress => {
  if (!stream.isTTY) return { end: () => {} };
  let done = 0;
  let failed = 0;
  let current = '';
  let waitsUntil = 0;
  const draw = () => {
    const rest = Math.ceil((waitsUntil - Date.now()) / 1000);
    const waiting = rest > 0 ? ` · waiting ${rest} s for the server's rate limit` : '';
    const bad = failed > 0 ? ` · ${failed} failed` : '';
    const text = `  ${done}/${total} ${current}${bad}${waiting}`;
    stream.write(clearLine + text.slice(0, (stream.columns || 80) - 1));
  };
  const timer = setInterval(draw, 200);
  return {
    started: ({ group }) => {
      current = groups[group];
    },
    finished: ({ status }) => {
      done += 1;
      if (status === 'failed') failed += 1;
    },
    waiting: (milliseconds) => {
      waitsUntil = Math.max(waitsUntil, Date.now() + milliseconds);
    },
    end: () => {
      clearInterval(timer);
      stream.write(clearLine);
    },
  };
};
