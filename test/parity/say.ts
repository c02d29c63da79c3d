/** One request of the conversation: plain data, with `$name.field` for what an earlier answer held. */
export interface Step {
  who: string;
  /** `GET /tasks?page=2`, below /api/v1 unless it starts with `~`. */
  line: string;
  status: number;
  body?: unknown;
  /** Sent as it is, in place of a body. */
  raw?: string | Buffer;
  headers?: Record<string, string | undefined>;
  /** Keeps the answer's data under this name, and its ETag as `$name.etag`. */
  as?: string;
  /** Makes the user of the answer an administrator, as the command line does. */
  promote?: boolean;
}

export interface Section {
  title: string;
  steps: Step[];
}

type More = Pick<Step, 'headers' | 'raw' | 'as' | 'promote'>;
export type Say = (status: number, line: string, body?: unknown, more?: More) => Step;

export const nobody = 'nobody';

/** Requests of somebody whose login was kept under that name. */
export const by =
  (who: string): Say =>
  (status, line, body, more) => ({ who, status, line, body, ...more });

export const anyone = by(nobody);

export const password = (who: string): string => `${who}-has-a-long-password`;

/** Registers somebody, kept under the name. */
export const joins = (who: string, more: More = {}): Step =>
  anyone(
    201,
    'POST /auth/register',
    { email: `${who}@example.com`, password: password(who), name: who },
    { as: who, ...more },
  );

/** The same request for each query, body or path. */
export const each = <T>(values: readonly T[], step: (value: T, at: number) => Step): Step[] =>
  values.map(step);
