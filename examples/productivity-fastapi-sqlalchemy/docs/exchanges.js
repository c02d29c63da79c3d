import { element } from './element.js';

// They outlive the page, which leaves for the pages of others and comes back.
const key = 'exchanges';
const most = 50;

const read = () => JSON.parse(sessionStorage.getItem(key) ?? '[]');

const textOf = (first, headers, body) =>
  [
    first,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['', JSON.stringify(body, null, 2)]),
  ].join('\n');

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The request as code for a page of the same origin. */
const codeOf = ({ method, path, headers, body }) => {
  const lines = Object.entries(headers).map(
    ([name, value]) => `    ${quote(name)}: ${quote(value)},\n`,
  );
  return [
    `const response = await fetch(${quote(path)}, {\n`,
    `  method: ${quote(method)},\n`,
    lines.length > 0 ? `  headers: {\n${lines.join('')}  },\n` : '',
    body === undefined ? '' : `  body: JSON.stringify(${JSON.stringify(body)}),\n`,
    '});\n',
  ].join('');
};

const copyButton = (request) => {
  const button = element('button', { type: 'button' }, 'Copy as fetch');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(codeOf(request));
    button.textContent = 'Copied';
  });
  return button;
};

/** A request that the browser itself makes has no answer to read, but a note of what comes of it. */
const drawExchange = ({ request, answer, note }) => {
  const { method, path, headers, body } = request;
  const bar = element('div', { class: 'bar' }, element('h3', {}, `${method} ${path}`));
  const parts = [bar, element('pre', {}, textOf(`${method} ${path}`, headers, body))];
  if (answer) {
    const { status, reason } = answer;
    const kind = status < 400 ? 'good' : 'bad';
    bar.append(element('span', { class: `status ${kind}` }, `${status}`), copyButton(request));
    const first = `${status} ${reason}`.trim();
    parts.push(element('pre', {}, textOf(first, answer.headers, answer.body)));
  }
  if (note) parts.push(element('p', {}, note));
  return element('li', {}, ...parts);
};

const list = document.querySelector('#exchanges');
const none = document.querySelector('#none');

/** Shows what this tab has sent, the last first. */
export const drawExchanges = () => {
  const exchanges = read();
  list.replaceChildren(...exchanges.map(drawExchange));
  none.hidden = exchanges.length > 0;
};

/** Adds a request with its answer to those that are shown. */
export const showExchange = (exchange) => {
  sessionStorage.setItem(key, JSON.stringify([exchange, ...read()].slice(0, most)));
  drawExchanges();
};

document.querySelector('#clear').addEventListener('click', () => {
  sessionStorage.removeItem(key);
  drawExchanges();
});
