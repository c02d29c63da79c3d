import { edit, type Mutant } from '../mutant.js';

const schema = 'src/auth/schema.ts';
const service = 'src/auth/service.ts';

/** Passwords, emails and what an account shows. */
export const accounts: Mutant[] = [
  {
    without: 'the least length of passwords',
    edits: [edit(schema, 'string({ min: 8, max: 128 })', 'string({ min: 1, max: 128 })')],
    caughtBy: ['auth.password-short'],
    alsoTouches: ['auth.change-password-rules', 'auth.password-code-points'],
  },
  {
    without: 'the most length of passwords',
    edits: [edit(schema, 'string({ min: 8, max: 128 })', 'string({ min: 8, max: 4096 })')],
    caughtBy: ['auth.password-long'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'the refusal of common passwords',
    edits: [edit(schema, '!isCommonPassword(password)', 'true')],
    caughtBy: ['auth.password-common'],
    alsoTouches: ['auth.change-password-rules'],
  },
  {
    without: 'small letters in emails',
    edits: [
      edit(
        schema,
        "    .toLowerCase()\n    .meta({ format: 'email'",
        "    .meta({ format: 'email'",
      ),
    ],
    caughtBy: ['auth.email-lower-case'],
    alsoTouches: ['auth.email-unique', 'auth.register', 'auth.login*', 'security.account-limit*'],
  },
  {
    without: 'the trimming of emails',
    edits: [edit(schema, '    .trim()\n', '')],
    caughtBy: ['auth.email-trimmed'],
    alsoTouches: ['auth.email-*'],
  },
  {
    without: 'one account an email',
    edits: [
      edit(
        'prisma/migrations/*_init/migration.sql',
        'CREATE UNIQUE INDEX "users_email_key"',
        'CREATE INDEX "users_email_key"',
      ),
    ],
    caughtBy: ['auth.email-unique', 'auth.email-race'],
    alsoTouches: ['auth.register*', 'responses.conflict'],
  },
  {
    without: 'the same time for unknown emails',
    edits: [
      edit(
        'src/auth/password.ts',
        'await verify(isHash ? storedHash : await nobodysHash, password)',
        'isHash && (await verify(storedHash, password))',
      ),
    ],
    caughtBy: ['auth.login-time'],
    full: true,
  },
  {
    without: 'the same answer for unknown emails',
    edits: [
      edit(
        service,
        'if (!user || !matches) throw invalidCredentials();',
        "if (!user) throw unauthorized('Nobody has this email', 'INVALID_CREDENTIALS');\n  if (!matches) throw invalidCredentials();",
      ),
    ],
    caughtBy: ['auth.login-alike'],
    alsoTouches: ['security.account-limit-unknown'],
  },
  {
    without: 'the secrecy of password hashes',
    edits: [
      edit(
        service,
        '  id: user.id,\n',
        '  id: user.id,\n  ...({ password_hash: user.password_hash } as object),\n',
      ),
    ],
    caughtBy: ['auth.hash-hidden'],
    alsoTouches: [
      'auth.login',
      'auth.me',
      'auth.update-me',
      'auth.user-columns',
      'auth.register',
      'auth.refresh',
      'auth.login-sessions',
    ],
    full: true,
  },
  {
    without: 'the refusal of a role from outside',
    edits: [
      edit(
        schema,
        '  password: newPassword(),\n  ...profile,\n',
        "  password: newPassword(),\n  role: oneOf(['user', 'admin']).optional(),\n  ...profile,\n",
      ),
    ],
    caughtBy: ['auth.register-role'],
    full: true,
  },
  {
    without: 'the password of an account that is deleted',
    edits: [
      edit(
        service,
        'if (password !== undefined) await checkPassword(email, password);',
        'if (password !== undefined) void email;',
      ),
    ],
    caughtBy: ['auth.delete-me-password'],
  },
  {
    without: 'web addresses only as a picture',
    edits: [edit(schema, '&& /^https?:$/.test(new URL(text).protocol)', '')],
    caughtBy: ['auth.update-me-bad'],
    alsoTouches: ['auth.register-profile'],
  },
  {
    without: 'the cost of password hashes',
    edits: [edit('src/auth/password.ts', 'memoryCost: 19_456', 'memoryCost: 64')],
    caughtBy: ['security.password-hash'],
  },
];
