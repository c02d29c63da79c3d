import { invalid } from './errors.js';

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
};

/** The path of a URL as a request line may hold it, with or without the origin. */
export const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path.startsWith('/') ? path : path.replace(/^https?:\/\/[^/]*/i, '');
};

/** The parameters of a URL's query. One that is given twice is refused: which would count? */
export const readParameters = (url: string): Record<string, string> => {
  // No prototype, so that a parameter may have any name.
  const parameters: Record<string, string> = Object.create(null);
  const start = url.indexOf('?');
  if (start === -1) return parameters;
  for (const pair of url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const [written = '', ...rest] = pair.split('=');
    const name = decode(written);
    if (name === null) throw invalid(written, 'Not valid percent-encoding');
    const value = decode(rest.join('='));
    if (value === null) throw invalid(name, 'Not valid percent-encoding');
    if (name in parameters) throw invalid(name, 'Give it once');
    parameters[name] = value;
  }
  return parameters;
};
