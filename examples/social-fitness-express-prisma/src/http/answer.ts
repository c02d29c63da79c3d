import type { IncomingHttpHeaders } from 'node:http';
import { found, notFound } from './errors.js';
import { etagOf, isKnown, requireMatch } from './etag.js';
import type { ListQuery } from './filter.js';
import { linkHeader } from './link.js';
import type { Page } from './page.js';
import { isUuid } from './values.js';

/** What a route sends, whatever the framework. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

const json = 'application/json; charset=utf-8';

export const jsonHeaders = { 'Content-Type': json };

const dataBody = (data: unknown): string => `{"success":true,"data":${JSON.stringify(data)}}`;

/** 200 with data that has no ETag. */
export const ok = (data: unknown, status = 200, headers = {}): Answer => ({
  status,
  headers: { ...jsonHeaders, ...headers },
  body: dataBody(data),
});

/** 200 with one row, or 304 when the client has it; 404 when there is none. */
export const one = (row: object | null, ifNoneMatch?: string): Answer => {
  const body = dataBody(found(row));
  const ETag = etagOf(body);
  if (isKnown(ifNoneMatch, ETag)) return { status: 304, headers: { ETag }, body: '' };
  return { status: 200, headers: { 'Content-Type': json, ETag }, body };
};

/** 201 with a new row. */
export const created = (row: object, location: string): Answer => {
  const body = dataBody(row);
  const headers = { 'Content-Type': json, ETag: etagOf(body), Location: location };
  return { status: 201, headers, body };
};

/** 200 with a page of rows. */
export const list = (page: Page<object> | null, query: ListQuery, url: string): Answer => {
  const { rows, pagination } = found(page);
  const body = `{"success":true,"data":${JSON.stringify(rows)},"pagination":${JSON.stringify(pagination)}}`;
  return {
    status: 200,
    headers: { 'Content-Type': json, Link: linkHeader(url, query, pagination) },
    body,
  };
};

/** 204, or 404 when nothing was there. */
export const gone = (removed: boolean): Answer => {
  if (!removed) throw notFound();
  return noContent;
};

export const noContent: Answer = { status: 204, headers: {}, body: '' };

/** An id of a path: what cannot be one is 404, like a row that is missing. */
export const idOf = (text: string): string => {
  if (!isUuid(text)) throw notFound();
  return text.toLowerCase();
};

/** The row that If-Match is about, undefined without If-Match: a write then needs no such row. */
export const expectedRow = async <T extends object>(
  { 'if-match': ifMatch }: IncomingHttpHeaders,
  find: () => Promise<T | null>,
): Promise<T | undefined> => {
  if (ifMatch === undefined) return undefined;
  const row = found(await find());
  requireMatch(ifMatch, etagOf(dataBody(row)));
  return row;
};
