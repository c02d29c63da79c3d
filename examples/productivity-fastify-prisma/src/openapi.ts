import { authSection } from './auth/openapi.js';
import { introduction, securitySchemes } from './auth/scheme.js';
import type { ApiSection } from './http/openapi.js';
import { headers, responses, usedIn } from './http/openapi-components.js';
import { healthSection } from './http/openapi-health.js';
import { schemas as shared } from './http/openapi-schemas.js';
import { projectSection } from './resources/projects/openapi.js';
import { taskProjectSection } from './resources/task_project/openapi.js';
import { taskSection } from './resources/tasks/openapi.js';

const sections: ApiSection[] = [
  healthSection,
  authSection,
  projectSection,
  taskSection,
  taskProjectSection,
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
      title: 'productivity fastify prisma',
      version: '1.0.0',
      description: introduction,
      contact: { name: 'productivity fastify prisma', url: 'https://localhost/docs' },
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
