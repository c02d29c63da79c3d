declare module 'virtual:templates' {
  /** Precompiled templates by the SHA-1 of their source. */
  export const specifications: Record<string, TemplateSpecification>;
}

declare module 'handlebars/runtime.js' {
  export { default } from 'handlebars';
}
