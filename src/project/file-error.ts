import { CliError } from '../errors.js';

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk fails',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its links go round in a circle',
};

/** What the file system refused, in words; anything else stays as it is. */
export const fileError = (
  thrown: unknown,
  doing: string,
  path: string,
  hint = 'Choose another folder.',
): unknown => {
  const reason = reasons[(thrown as NodeJS.ErrnoException)?.code ?? ''];
  return reason
    ? new CliError('FILE_SYSTEM_ERROR', `Cannot ${doing} ${path}: ${reason}.`, hint)
    : thrown;
};

/** Runs a step on one file, and tells in words what the file system refuses. */
export const telling = <T>(doing: string, path: string, hint: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw fileError(error, doing, path, hint);
  }
};
