import type { ListQuery } from './filter.js';
import type { Page } from './page.js';
import { pathOf, readParameters } from './parameters.js';

const highestPage = 10_000;

/** The Link header of a page: first, prev, next and last, or first and next with a cursor. */
export const linkHeader = (
  url: string,
  query: ListQuery,
  pagination: Page<object>['pagination'],
): string => {
  const path = pathOf(url);
  const given = Object.entries(readParameters(url));
  const kept = given.filter(([name]) => name !== 'page' && name !== 'cursor');
  const rest = new URLSearchParams(kept).toString();
  const link = (rel: string, parameter: string): string =>
    `<${path}?${rest === '' ? '' : `${rest}&`}${parameter}>; rel="${rel}"`;
  if ('next_cursor' in pagination) {
    const { next_cursor } = pagination;
    const first = link('first', 'cursor=');
    return next_cursor === null ? first : `${first}, ${link('next', `cursor=${next_cursor}`)}`;
  }
  const last = Math.min(Math.max(pagination.pages, 1), highestPage);
  const links = [link('first', 'page=1')];
  if (query.page > 1) links.push(link('prev', `page=${Math.min(query.page - 1, last)}`));
  if (query.page < last) links.push(link('next', `page=${query.page + 1}`));
  links.push(link('last', `page=${last}`));
  return links.join(', ');
};
