import { z } from 'zod';
import { string } from '../http/fields.js';
import { userOutput } from './schema.js';

const refreshToken = () => string({ min: 1, max: 128 });

export const refreshInput = z.strictObject({ refresh_token: refreshToken() });

export const logoutInput = z.strictObject({ refresh_token: refreshToken().optional() });

const accessToken = () =>
  z.string().meta({
    description: 'Send it as Authorization: Bearer',
    maxLength: 2048,
    pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
  });

const seconds = () =>
  z
    .int()
    .min(1)
    .max(86_400)
    .meta({ description: 'Until the access token expires', format: 'int32' });

/** What register, login and refresh answer. */
export const loggedInOutput = z.strictObject({
  user: userOutput,
  access_token: accessToken(),
  refresh_token: refreshToken().meta({ description: 'Can be used once' }),
  token_type: z.literal('Bearer'),
  expires_in: seconds(),
});

export type LoggedIn = z.output<typeof loggedInOutput>;
export type Tokens = Omit<LoggedIn, 'user'>;
