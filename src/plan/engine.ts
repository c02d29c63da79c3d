import Handlebars from 'handlebars';

export const engine = Handlebars.create();

/** A missing name throws; text goes into code, so nothing is escaped as HTML. */
export const compileOptions = { noEscape: true, strict: true };

/** Compiles a template; the published package looks it up in engine-precompiled.ts instead. */
export const compile = (source: string): Handlebars.TemplateDelegate =>
  engine.compile(source, compileOptions);
