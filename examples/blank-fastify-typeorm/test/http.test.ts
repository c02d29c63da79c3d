import { describe, expect, it } from 'vitest';
import { anybody, url } from './api.js';

const register = (init: RequestInit) =>
  fetch(`${url}/api/v1/auth/register`, { method: 'POST', ...init });

const json = { 'Content-Type': 'application/json' };

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });
});

describe('documentation', () => {
  it('describes every path', async () => {
    const response = await fetch(`${url}/openapi.json`);
    const document = (await response.json()) as { openapi: string; paths: object };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toContain('/api/v1/auth/login');
  });

  it('can be browsed', async () => {
    const response = await fetch(`${url}/docs`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('shows how to log in, and runs no script of anybody else', async () => {
    const response = await fetch(`${url}/docs/auth`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect((await fetch(`${url}/docs/no-such-page`)).status).toBe(404);
  });
});

describe('errors', () => {
  it('answers an unknown route with 404', async () => {
    const { status, error } = await anybody.get('/no-such-thing');
    expect(status).toBe(404);
    expect(error).toMatchObject({ code: 'NOT_FOUND', request_id: expect.any(String) });
  });

  it('answers a method that a route lacks with 405', async () => {
    const { status, headers, error } = await anybody.delete('/auth/login');
    expect(status).toBe(405);
    expect(headers.get('allow')).toContain('POST');
    expect(error.code).toBe('METHOD_NOT_ALLOWED');
  });

  it('refuses a body that is not JSON', async () => {
    expect((await register({ body: '{', headers: json })).status).toBe(400);
    const list = await register({ body: '[]', headers: json });
    expect(await list.json()).toMatchObject({ error: { field: 'body' } });
    expect((await register({ body: '{}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(
      415,
    );
  });

  it('refuses a body of more than 1 MB', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(1_100_000) });
    expect((await register({ body, headers: json })).status).toBe(413);
  });
});

describe('headers', () => {
  it('gives every answer an id, and keeps one that it is sent', async () => {
    const made = await anybody.get('/no-such-thing');
    expect(made.headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
    const kept = await anybody.get('/no-such-thing', { 'X-Request-Id': 'request-0001' });
    expect(kept.headers.get('x-request-id')).toBe('request-0001');
    expect(kept.error.request_id).toBe('request-0001');
  });

  it('protects browsers', async () => {
    const { headers } = await fetch(`${url}/health/live`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
