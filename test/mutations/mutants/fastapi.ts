import { fastapiAccounts } from './fastapi-accounts.js';
import { fastapiAnswers } from './fastapi-answers.js';
import { fastapiOperations } from './fastapi-operations.js';
import { fastapiRequests } from './fastapi-requests.js';
import { fastapiRows } from './fastapi-rows.js';

export { fastapiShared } from './fastapi-shared.js';

/** The controls of FastAPI and SQLAlchemy, which are other code than those in TypeScript. */
export const fastapi = [
  ...fastapiRows,
  ...fastapiAccounts,
  ...fastapiRequests,
  ...fastapiAnswers,
  ...fastapiOperations,
];
