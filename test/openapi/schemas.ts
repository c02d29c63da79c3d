import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Document, pointerOf } from './document.js';

export type Check = (keys: string[], value: unknown) => string;

/** Checks values against the schemas of a document: the keys lead to a schema, the answer is what is wrong. */
export const schemaCheck = (document: Document): Check => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  return (keys, value) => {
    const $ref = `api${pointerOf(keys)}`;
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    return validate(value) ? '' : ajv.errorsText(validate.errors);
  };
};
