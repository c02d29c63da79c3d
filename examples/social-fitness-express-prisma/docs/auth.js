import { accountGroup, loginGroup } from './account.js';
import { drawExchanges } from './exchanges.js';
import { about } from './session.js';
import { sessionGroup } from './session-steps.js';
import { drawGroup } from './steps.js';
import { showCaller } from './user.js';

const groups = [loginGroup, sessionGroup, accountGroup];

document.querySelector('#about').textContent = about;
showCaller();
drawExchanges();
document.querySelector('#steps').append(...groups.map(drawGroup));
for (const { arrive } of groups) await arrive?.();
