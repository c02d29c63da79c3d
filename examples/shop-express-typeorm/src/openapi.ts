import { authSection } from './auth/openapi.js';
import { introduction, securitySchemes } from './auth/scheme.js';
import type { ApiSection } from './http/openapi.js';
import { headers, responses, usedIn } from './http/openapi-components.js';
import { healthSection } from './http/openapi-health.js';
import { schemas as shared } from './http/openapi-schemas.js';
import { cartItemSection } from './resources/cart_items/openapi.js';
import { categorySection } from './resources/categories/openapi.js';
import { orderItemSection } from './resources/order_items/openapi.js';
import { orderSection } from './resources/orders/openapi.js';
import { productSection } from './resources/products/openapi.js';

const sections: ApiSection[] = [
  healthSection,
  authSection,
  categorySection,
  productSection,
  orderSection,
  orderItemSection,
  cartItemSection,
];

const merge = <T>(parts: Record<string, T>[]): Record<string, T> => Object.assign({}, ...parts);

/** The description of the whole API: the same for every framework and ORM. */
export const openApiDocument = () => {
  const paths = merge(sections.map(({ paths }) => paths));
  const schemas = merge([shared, ...sections.map(({ schemas }) => schemas)]);
  const text = JSON.stringify([paths, headers, responses, schemas]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'shop express typeorm',
      version: '1.0.0',
      description: introduction,
      contact: { name: 'shop express typeorm', url: 'https://localhost/docs' },
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/', description: 'This server, in production', 'x-internal': false }],
    tags: sections.flatMap(({ tag }) => tag ?? []),
    paths,
    components: {
      securitySchemes,
      headers: usedIn(text, 'headers', headers),
      responses: usedIn(text, 'responses', responses),
      schemas: usedIn(text, 'schemas', schemas),
    },
  };
};
