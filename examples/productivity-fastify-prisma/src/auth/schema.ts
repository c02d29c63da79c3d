import { z } from 'zod';
import { oneOf, string, timestamp, uuid } from '../http/fields.js';
import { isCommonPassword } from './common-passwords.js';

const local = "([A-Za-z0-9_'+-]+\\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]";
const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const address = `^${local}@(${label}\\.)+[A-Za-z]{2,63}$`;
const addressPattern = new RegExp(address);

// No mail server takes longer ones.
const [longest, longestLocal] = [254, 64];

const isEmail = (text: string): boolean =>
  text.length <= longest && text.indexOf('@') <= longestLocal && addressPattern.test(text);

const email = () =>
  z
    .string()
    .trim()
    .refine(isEmail, 'Must be an email address')
    .toLowerCase()
    .meta({ format: 'email', maxLength: longest, pattern: address });

const newPassword = () =>
  string({ min: 8, max: 128 }).refine(
    (password) => !isCommonPassword(password),
    'Too common: others try it first',
  );

const password = () => string({ min: 1, max: 128 });

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const profile = {
  name: string({ max: 255 }).nullable().optional(),
  avatar_url: string({ max: 2048 })
    .refine(isWebAddress, 'Must be an http or https address')
    .meta({ format: 'uri' })
    .nullable()
    .optional(),
};

export const registerInput = z.strictObject({
  email: email(),
  password: newPassword(),
  ...profile,
});

export const loginInput = z.strictObject({ email: email(), password: password() });

export const profileInput = z.strictObject(profile);

export const changePasswordInput = z.strictObject({
  current_password: password(),
  new_password: newPassword(),
});

export const deleteInput = z.strictObject({ password: password() });

/** A user as the API shows them: every column but the password's hash. */
export const userOutput = z.strictObject({
  id: uuid(),
  email: email(),
  name: string({ max: 255 }).nullable(),
  avatar_url: string({ max: 2048 }).nullable(),
  role: oneOf(['user', 'admin']),
  created_at: timestamp(),
  updated_at: timestamp(),
  last_login: timestamp().nullable(),
});

export type Registration = z.output<typeof registerInput>;
export type Credentials = z.output<typeof loginInput>;
export type Profile = z.output<typeof profileInput>;
export type User = z.output<typeof userOutput>;
