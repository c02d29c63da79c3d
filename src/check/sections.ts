import type { Section } from './check.js';
import authDelete from './checks/auth-delete.js';
import authEmail from './checks/auth-email.js';
import authForged from './checks/auth-forged.js';
import authJwt from './checks/auth-jwt.js';
import authLogin from './checks/auth-login.js';
import authLogout from './checks/auth-logout.js';
import authMe from './checks/auth-me.js';
import authPassword from './checks/auth-password.js';
import authPasswordChange from './checks/auth-password-change.js';
import authRefresh from './checks/auth-refresh.js';
import authRegister from './checks/auth-register.js';
import authRequired from './checks/auth-required.js';
import bodies from './checks/bodies.js';
import bodyText from './checks/body-text.js';
import conditional from './checks/conditional.js';
import cursor from './checks/cursor.js';
import endpoints from './checks/endpoints.js';
import fieldRules from './checks/field-rules.js';
import fieldValues from './checks/field-values.js';
import filterErrors from './checks/filter-errors.js';
import filterText from './checks/filter-text.js';
import filters from './checks/filters.js';
import filtersRelated from './checks/filters-related.js';
import headers from './checks/headers.js';
import headersValues from './checks/headers-values.js';
import paging from './checks/paging.js';
import pagingLinks from './checks/paging-links.js';
import responses from './checks/responses.js';
import routes from './checks/routes.js';
import sorting from './checks/sorting.js';
import verbs from './checks/verbs.js';

/** All sections, in the order in which their checks start. */
export const sections: Section[] = [
  authDelete,
  authEmail,
  authForged,
  authJwt,
  authLogin,
  authLogout,
  authMe,
  authPasswordChange,
  authPassword,
  authRefresh,
  authRegister,
  bodies,
  bodyText,
  conditional,
  cursor,
  endpoints,
  fieldRules,
  fieldValues,
  filterErrors,
  filterText,
  filtersRelated,
  filters,
  pagingLinks,
  paging,
  responses,
  routes,
  sorting,
  verbs,
  authRequired,
  headers,
  headersValues,
];
