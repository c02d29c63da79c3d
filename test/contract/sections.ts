import type { Section } from './check.js';
import accountLimits from './checks/account-limits.js';
import admin from './checks/admin.js';
import account from './checks/auth-account.js';
import expiry from './checks/auth-expiry.js';
import login from './checks/auth-login.js';
import logout from './checks/auth-logout.js';
import register from './checks/auth-register.js';
import tokens from './checks/auth-tokens.js';
import base from './checks/base.js';
import bodies from './checks/bodies.js';
import bodyText from './checks/body-text.js';
import conditional from './checks/conditional.js';
import cors from './checks/cors.js';
import cursor from './checks/cursor.js';
import fieldRules from './checks/field-rules.js';
import fields from './checks/fields.js';
import filterErrors from './checks/filter-errors.js';
import filters from './checks/filters.js';
import headers from './checks/headers.js';
import limits from './checks/limits.js';
import logs from './checks/logs.js';
import openapi from './checks/openapi.js';
import ownership from './checks/ownership.js';
import paging from './checks/paging.js';
import process from './checks/process.js';
import production from './checks/production.js';
import routes from './checks/routes.js';
import verbs from './checks/verbs.js';

/** The contract, in the order of its sections. */
export const sections: Section[] = [
  base,
  paging,
  filters,
  filterErrors,
  cursor,
  verbs,
  routes,
  fields,
  fieldRules,
  bodies,
  bodyText,
  conditional,
  headers,
  register,
  login,
  tokens,
  expiry,
  logout,
  account,
  ownership,
  admin,
  openapi,
  logs,
  cors,
  limits,
  accountLimits,
  production,
  process,
];
