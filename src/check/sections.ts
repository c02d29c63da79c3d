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
import authRefreshExpiry from './checks/auth-refresh-expiry.js';
import authRegister from './checks/auth-register.js';
import authRequired from './checks/auth-required.js';
import bodies from './checks/bodies.js';
import bodyBounds from './checks/body-bounds.js';
import bodyText from './checks/body-text.js';
import bodyTypes from './checks/body-types.js';
import conditional from './checks/conditional.js';
import cursor from './checks/cursor.js';
import cursorRules from './checks/cursor-rules.js';
import databaseDown from './checks/database-down.js';
import endpoints from './checks/endpoints.js';
import fieldRules from './checks/field-rules.js';
import fieldTypes from './checks/field-types.js';
import fieldUnique from './checks/field-unique.js';
import fieldValues from './checks/field-values.js';
import filterErrors from './checks/filter-errors.js';
import filterText from './checks/filter-text.js';
import filters from './checks/filters.js';
import filtersRelated from './checks/filters-related.js';
import headers from './checks/headers.js';
import headersValues from './checks/headers-values.js';
import oauthAccounts from './checks/oauth-accounts.js';
import oauthApps from './checks/oauth-apps.js';
import oauthExchange from './checks/oauth-exchange.js';
import oauthIdentities from './checks/oauth-identities.js';
import oauthOutages from './checks/oauth-outages.js';
import oauthPassword from './checks/oauth-password.js';
import oauthRefusals from './checks/oauth-refusals.js';
import oauthSecrets from './checks/oauth-secrets.js';
import oauthSetup from './checks/oauth-setup.js';
import oauthStart from './checks/oauth-start.js';
import oauthState from './checks/oauth-state.js';
import oauthUnlink from './checks/oauth-unlink.js';
import openapi from './checks/openapi.js';
import openapiAnswers from './checks/openapi-answers.js';
import openapiOperations from './checks/openapi-operations.js';
import openapiSchemas from './checks/openapi-schemas.js';
import operationsEnv from './checks/operations-env.js';
import ownership from './checks/ownership.js';
import ownershipLinks from './checks/ownership-links.js';
import ownershipWrites from './checks/ownership-writes.js';
import paging from './checks/paging.js';
import pagingLinks from './checks/paging-links.js';
import processes from './checks/process.js';
import protocol from './checks/protocol.js';
import responses from './checks/responses.js';
import responsesErrors from './checks/responses-errors.js';
import routes from './checks/routes.js';
import routesRoot from './checks/routes-root.js';
import rulesActor from './checks/rules-actor.js';
import rulesAdmin from './checks/rules-admin.js';
import rulesAuthor from './checks/rules-author.js';
import rulesCancel from './checks/rules-cancel.js';
import rulesCounter from './checks/rules-counter.js';
import rulesIdempotency from './checks/rules-idempotency.js';
import rulesOrderAccess from './checks/rules-order-access.js';
import rulesOrderInput from './checks/rules-order-input.js';
import rulesOrders from './checks/rules-orders.js';
import rulesParent from './checks/rules-parent.js';
import rulesStock from './checks/rules-stock.js';
import securityAccountLimit from './checks/security-account-limit.js';
import securityCors from './checks/security-cors.js';
import securityErrors from './checks/security-errors.js';
import securityHttps from './checks/security-https.js';
import securityInjection from './checks/security-injection.js';
import securityLimits from './checks/security-limits.js';
import securityLimitsGeneral from './checks/security-limits-general.js';
import securityLogs from './checks/security-logs.js';
import securitySecrets from './checks/security-secrets.js';
import securityStorage from './checks/security-storage.js';
import sessionCookie from './checks/session-cookie.js';
import sessionCsrf from './checks/session-csrf.js';
import sessionDevices from './checks/session-devices.js';
import sessionStore from './checks/session-store.js';
import slowClients from './checks/slow-clients.js';
import sorting from './checks/sorting.js';
import verbs from './checks/verbs.js';
import verbsPatch from './checks/verbs-patch.js';

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
  authRefreshExpiry,
  authRefresh,
  authRegister,
  authRequired,
  bodies,
  bodyBounds,
  bodyText,
  bodyTypes,
  conditional,
  cursorRules,
  cursor,
  databaseDown,
  endpoints,
  fieldRules,
  fieldTypes,
  fieldUnique,
  fieldValues,
  filterErrors,
  filterText,
  filtersRelated,
  filters,
  headersValues,
  headers,
  oauthAccounts,
  oauthApps,
  oauthExchange,
  oauthIdentities,
  oauthOutages,
  oauthPassword,
  oauthRefusals,
  oauthSecrets,
  oauthSetup,
  oauthStart,
  oauthState,
  oauthUnlink,
  openapiAnswers,
  openapiOperations,
  openapiSchemas,
  openapi,
  operationsEnv,
  ownershipLinks,
  ownershipWrites,
  ownership,
  pagingLinks,
  paging,
  processes,
  protocol,
  responsesErrors,
  responses,
  routesRoot,
  routes,
  rulesActor,
  rulesAdmin,
  rulesAuthor,
  rulesCancel,
  rulesCounter,
  rulesIdempotency,
  rulesOrderAccess,
  rulesOrderInput,
  rulesOrders,
  rulesParent,
  rulesStock,
  securityAccountLimit,
  securityCors,
  securityErrors,
  securityHttps,
  securityInjection,
  securityLimitsGeneral,
  securityLimits,
  securityLogs,
  securitySecrets,
  securityStorage,
  sessionCookie,
  sessionCsrf,
  sessionDevices,
  sessionStore,
  slowClients,
  sorting,
  verbsPatch,
  verbs,
];
