import { hash } from 'node:crypto';
import { specifications } from 'virtual:templates';
import Handlebars from 'handlebars/runtime.js';

// Takes the place of engine.ts in the published package: the compiler costs more than all rendering.
export const engine = Handlebars.create();

export const compile = (source: string): Handlebars.TemplateDelegate => {
  const specification = specifications[hash('sha1', source)];
  if (!specification) throw new Error(`The build has missed a template: ${source}`);
  return engine.template(specification);
};
