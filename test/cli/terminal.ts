import { stripVTControlCharacters } from 'node:util';
import { type IPty, spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { binOf } from './run.js';

export const keys = { enter: '\r', down: '\u001B[B', space: ' ', ctrlC: '\u0003' };

const patience = 20_000;

/** The tool in a real terminal, driven by keys. */
export class Terminal {
  private readonly pty: IPty;
  private output = '';
  private code: number | null = null;
  private changed = () => {};

  constructor(args: string[], cwd: string, env: Record<string, string> = {}) {
    this.pty = spawn(process.execPath, [binOf('create-vibe-backend'), ...args], {
      cwd,
      cols: 140,
      rows: 50,
      env: { ...process.env, ...env, TERM: 'xterm-256color' },
    });
    this.pty.onData((data) => {
      this.output += data;
      this.changed();
    });
    this.pty.onExit(({ exitCode }) => {
      this.code = exitCode;
      this.changed();
    });
    onTestFinished(() => {
      if (this.code === null) this.pty.kill();
    });
  }

  /** All that was ever shown, without colours. */
  get shown(): string {
    return stripVTControlCharacters(this.output);
  }

  get raw(): string {
    return this.output;
  }

  press(key: string): void {
    this.pty.write(key);
  }

  /** Closes the window. */
  hangUp(): void {
    this.pty.kill('SIGHUP');
  }

  /** Waits until the text has been shown. */
  async until(text: string): Promise<void> {
    await this.wait(() => this.shown.includes(text), text);
  }

  async exit(): Promise<number> {
    await this.wait(() => this.code !== null, 'the end');
    return this.code ?? -1;
  }

  private wait(done: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited for ${what}, saw:\n${this.shown}`)),
        patience,
      );
      this.changed = () => {
        if (!done()) return;
        clearTimeout(timer);
        resolve();
      };
      this.changed();
    });
  }
}
