import type { Section } from '../say.js';
import { accounts, changingPasswords, entering } from './accounts.js';
import { bodies } from './bodies.js';
import { catalogue } from './catalogue.js';
import { filters } from './filters.js';
import { fitness } from './fitness.js';
import { lists } from './lists.js';
import { plumbing } from './plumbing.js';
import { relations } from './relations.js';
import { sessions } from './sessions.js';
import { shop } from './shop.js';
import { social } from './social.js';
import { tasks } from './tasks.js';

/** The whole conversation; a section may refer to what an earlier one kept. */
export const conversation: Section[] = [
  plumbing,
  ...accounts,
  ...tasks,
  lists,
  ...filters,
  bodies,
  relations,
  catalogue,
  ...social,
  fitness,
  ...shop,
];

/** The part of it that tells whether all goes on alike where people log in by a cookie. */
export const sessionConversation: Section[] = [
  plumbing,
  ...entering,
  ...sessions,
  changingPasswords,
  ...tasks,
  lists,
  bodies,
  relations,
];
