import { call } from './call.js';
import { element } from './element.js';

let fields = 0;

const drawField = ({ label, ...attributes }) => {
  const id = `field-${fields++}`;
  return element(
    'p',
    { class: 'field' },
    element('label', { for: id }, label),
    element('input', { id, ...attributes }),
  );
};

/** What was typed, without what was left empty. */
const valuesOf = (form) =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));

/** What came of a request, in words. */
export const outcomeOf = ({ status, reason, body }) => {
  const { code, message, field } = body?.error ?? {};
  return code
    ? `${status} ${code}${field ? `, ${field}` : ''}: ${message}`
    : `${status} ${reason}`.trim();
};

/** Sends the request of a step and says in its place what came of it. */
const take = async ({ request, done }, body, output) => {
  output.textContent = '…';
  try {
    const answer = await call(...request, body);
    output.textContent = outcomeOf(answer);
    if (answer.status < 400) done?.(answer.body?.data);
    return answer;
  } catch (error) {
    output.textContent = `No answer: ${error.message}`;
    return null;
  }
};

const drawRow = ({ text, title, request, done }, output) => {
  const button = element('button', { type: 'button' }, title);
  const row = element('li', {}, element('span', {}, text), button);
  button.addEventListener('click', async () => {
    const answer = await take({ request, done }, undefined, output);
    if (answer && answer.status < 400) row.remove();
  });
  return row;
};

/** A step is a request with its fields, or something that the page itself does. */
const drawStep = (step) => {
  const { title, note, request, fields, row, act } = step;
  const body = step.body ?? (fields ? valuesOf : () => undefined);
  const output = element('output', {});
  const rows = element('ul', { 'aria-label': title });
  const button = element('button', { type: 'submit' }, title);
  // The API says what is wrong, not the browser.
  const form = element('form', { novalidate: '' }, ...(fields ?? []).map(drawField));
  const what = request ? [element('code', {}, request.join(' '))] : [];
  form.append(element('p', { class: 'bar' }, button, ...what), output, rows);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    rows.replaceChildren();
    if (act) return act(output);
    const answer = await take(step, body(form), output);
    if (row && answer?.status === 200)
      rows.append(...answer.body.data.map((item) => drawRow(row(item), output)));
  });
  return element('article', {}, ...(note ? [element('p', {}, note)] : []), form);
};

/** Steps that belong together. */
export const drawGroup = ({ title, steps }) =>
  element('section', {}, element('h2', {}, title), ...steps.map(drawStep));
