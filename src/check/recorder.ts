import { AsyncLocalStorage } from 'node:async_hooks';

/** One request as it was sent, and what came back. */
export interface Exchange {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  status: number;
  answerHeaders: Record<string, string | string[] | undefined>;
  text: string;
  took: number;
}

export interface Recorder {
  saw(exchange: Exchange): void;
  /** The address of this machine to send from, where it matters. */
  localAddress?: string | undefined;
  /** A rate limit makes the run wait this long. */
  waits(milliseconds: number): void;
}

/** Who listens to the requests of the work at hand, whichever client sends them. */
export const recording = new AsyncLocalStorage<Recorder>();
