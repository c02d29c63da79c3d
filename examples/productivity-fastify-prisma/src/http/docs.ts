import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { docsOptions } from '../auth/scheme.js';
import { openApiDocument } from '../openapi.js';
import type { Answer } from './answer.js';
import { jsonHeaders } from './answer.js';
import { docsFolderFile } from './docs-folder.js';

const html = 'text/html; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API documentation</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const script = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
${docsOptions}});
`;

const answer = (type: string, body: string | Buffer): Answer => ({
  status: 200,
  headers: { 'Content-Type': type, 'Content-Security-Policy': policy },
  body,
});

const assets = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', javascript],
]);

const read = (name: string): Promise<Buffer> => {
  const manifest = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
  return readFile(join(dirname(manifest), name));
};

/** The page that shows the API in a browser. */
export const docsPage = (): Answer => answer(html, page);

/** A file of that page, or another page of development. */
export const docsFile = async (name: string): Promise<Answer> => {
  if (name === 'start.js') return answer(javascript, script);
  const type = assets.get(name);
  return type ? answer(type, await read(name)) : docsFolderFile(name);
};

let documentBody: string | undefined;

/** The OpenAPI document. */
export const openApiAnswer = (): Answer => {
  documentBody ??= JSON.stringify(openApiDocument());
  return { status: 200, headers: jsonHeaders, body: documentBody };
};
