import { RefreshTokenEntity } from './refresh_tokens.js';
import { SessionEntity } from './sessions.js';
import { UserEntity } from './users.js';

export const entities = [UserEntity, SessionEntity, RefreshTokenEntity];
