import { openApiDocument } from '../openapi.js';
import { type Answer, noContent } from './answer.js';
import { methodNotAllowed, notFound } from './errors.js';

const order = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const undocumented = { '/openapi.json': ['get'], '/docs': ['get'], '/docs/{file}': ['get'] };

interface Route {
  segments: string[];
  allow: string;
}

const routeOf = (path: string, keys: string[]): Route => {
  const methods = keys.map((key) => key.toUpperCase());
  const served = new Set([...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])]);
  const allow = order.filter((method) => served.has(method)).join(', ');
  return { segments: path.split('/'), allow };
};

const readRoutes = (): Route[] => {
  const documented = Object.entries(openApiDocument().paths).map(([path, item]) =>
    routeOf(path, Object.keys(item)),
  );
  return [
    ...documented,
    ...Object.entries(undocumented).map(([path, methods]) => routeOf(path, methods)),
  ];
};

let routes: Route[] | undefined;

const matches = (route: Route, segments: string[]): boolean =>
  route.segments.length === segments.length &&
  route.segments.every((part, at) =>
    part.startsWith('{') ? segments[at] !== '' : part === segments[at],
  );

/** What no route serves: another method of a known path is 405 with Allow, all else 404. */
export const fallback = (method: string | undefined, path: string): Answer => {
  routes ??= readRoutes();
  const segments = path.split('/');
  const route = routes.find((candidate) => matches(candidate, segments));
  if (!route || !method) throw notFound();
  if (method === 'OPTIONS') return { ...noContent, headers: { Allow: route.allow } };
  throw methodNotAllowed(route.allow);
};
