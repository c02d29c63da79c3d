/** 1 an error or drift, 2 a conflict that needs a person, 4 locked, 130 cancelled. */
export type ExitCode = 1 | 2 | 4 | 130;

export interface ErrorDocument {
  code: string;
  message: string;
  hint: string | null;
}

/** An error that the user can act on: it is shown without a stack. */
export class CliError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string | null = null,
    readonly exitCode: ExitCode = 1,
    /** What else --json tells. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'CliError';
  }
}

export const cancelled = (): CliError =>
  new CliError('CANCELLED', 'Cancelled, nothing was made.', null, 130);

/** Inquirer names its errors, so that its package need not be loaded to know them. */
const cancelNames = new Set(['AbortError', 'AbortPromptError', 'ExitPromptError']);

const commanderHint = (text: string): string | null =>
  /\(Did you mean (.+)\)/.exec(text)?.[1] ?? null;

/** Turns anything thrown into an error with a code, a message and a way out. */
export const toCliError = (thrown: unknown): CliError => {
  if (thrown instanceof CliError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (cancelNames.has(error.name)) return cancelled();
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('commander.')) {
    const meant = commanderHint(error.message);
    const [first = ''] = error.message.split('\n');
    const hint = meant ? `Did you mean ${meant}` : 'See --help for what is possible.';
    return new CliError('USAGE_ERROR', sentence(first.replace(/^error: /, '')), hint);
  }
  const unexpected = new CliError(
    'INTERNAL_ERROR',
    error.message,
    'This is a bug, please report it.',
  );
  unexpected.stack = error.stack ?? '';
  return unexpected;
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const errorDocument = ({ code, message, hint, details }: CliError): ErrorDocument => ({
  code,
  message,
  hint,
  ...details,
});
