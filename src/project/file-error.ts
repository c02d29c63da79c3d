import { CliError } from '../errors.js';

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its links go round in a circle',
};

/** What the file system refused, in words; anything else stays as it is. */
export const fileError = (thrown: unknown, doing: string, path: string): unknown => {
  const reason = reasons[(thrown as NodeJS.ErrnoException).code ?? ''];
  return reason
    ? new CliError(
        'FILE_SYSTEM_ERROR',
        `Cannot ${doing} ${path}: ${reason}.`,
        'Choose another folder.',
      )
    : thrown;
};
