import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Document, pointerOf } from './document.js';

export type Check = (keys: string[], value: unknown) => string;

/** Checks values against the schemas of a document: the keys lead to a schema, the answer is what is wrong. */
export const schemaCheck = (document: Document): Check => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  return (keys, value) => {
    const validate = ajv.compile({ $ref: `api${pointerOf(keys)}` });
    return validate(value) ? '' : ajv.errorsText(validate.errors);
  };
};
