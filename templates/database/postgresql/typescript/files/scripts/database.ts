import { shareServer } from './postgres/server.js';

/** The embedded server of this project; its address is known before it runs. */
export const developmentServer = () => shareServer('.data/postgres', true);

/** The server of the tests: fast instead of safe, apart from the data of development. */
export const testServer = () => shareServer('.data/postgres-test', false);
