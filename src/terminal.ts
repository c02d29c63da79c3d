import { styleText } from 'node:util';

/** Whether somebody sits in front of it who can be asked. */
export const hasPerson = (): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true;

type Format = Parameters<typeof styleText>[0];

/** Colours only where the stream is a terminal and NO_COLOR is unset. */
const painter =
  (stream: NodeJS.WriteStream) =>
  (format: Format, text: string): string =>
    stream.isTTY ? styleText(format, text, { stream }) : text;

export const paint = painter(process.stdout);
export const paintError = painter(process.stderr);

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clearLine = '\r\u001B[2K';

/** Does the work under a spinner; silent where stderr is no terminal. */
export const step = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const stream = process.stderr;
  if (!stream.isTTY) return work();
  let frame = 0;
  const draw = () =>
    stream.write(
      `${clearLine}${paintError('cyan', frames[frame++ % frames.length] ?? '')} ${label}`,
    );
  const timer = setInterval(draw, 80);
  draw();
  let mark = paintError('red', '✖');
  try {
    const result = await work();
    mark = paintError('green', '✔');
    return result;
  } finally {
    clearInterval(timer);
    stream.write(`${clearLine}${mark} ${label}\n`);
  }
};
