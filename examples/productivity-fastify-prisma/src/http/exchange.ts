import type { IncomingMessage, ServerResponse } from 'node:http';
import { identify, loadCaller } from '../auth/authenticate.js';
import type { Caller } from '../auth/caller.js';
import { operations } from '../auth/operations.js';
import { logger } from '../logger.js';
import type { Answer } from './answer.js';
import { addressKey, clientAddress } from './client-address.js';
import { allowOrigin, preflight } from './cors.js';
import { invalid, notFound, unauthorized } from './errors.js';
import { fallback } from './fallback.js';
import { requireHttps } from './https-only.js';
import { pathOf } from './parameters.js';
import { takeToken } from './rate-limit.js';
import { requestIdOf } from './request-id.js';
import { securityHeaders } from './security-headers.js';

const authPath = '/api/v1/auth';

// Together shorter than the five seconds that clients are promised.
const lateTick = 500;
const lateTicks = 9;

const healthPaths = new Set(['/health/live', '/health/ready']);

// No path of ours looks otherwise, and frameworks differ in what they make of escapes, # or a last /.
const plainPath = /^[\w./-]*[\w.-]$/;

const limits = new Map(
  operations.flatMap(({ method, path, limit }) =>
    limit ? [[`${method.toUpperCase()} ${authPath}${path}`, limit]] : [],
  ),
);

/** One request and its answer: what every route may need to know. */
export class Exchange {
  readonly requestId: string;
  readonly path: string;
  readonly address: string;
  /** Sent with every answer, errors too. */
  readonly headers: Record<string, string>;
  private readonly startedAt = performance.now();
  private claims: Awaited<ReturnType<typeof identify>> = null;
  private refusal: unknown;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
  ) {
    this.requestId = requestIdOf(request.headers['x-request-id']);
    this.path = pathOf(request.url ?? '/');
    this.address = clientAddress(request);
    this.headers = { ...securityHeaders, 'X-Request-Id': this.requestId };
    if (this.path.startsWith(`${authPath}/`)) this.headers['Cache-Control'] = 'no-store';
    response.once('close', () => this.log());
  }

  /** Everything that comes before the route; an answer where it ends the request. */
  async admit(): Promise<Answer | null> {
    const { request, path } = this;
    if (!request.headers.host && request.httpVersion === '1.1') {
      this.headers.Connection = 'close';
      throw invalid('Host', 'Required');
    }
    allowOrigin(request, this.headers);
    // Hosts ask for health inside their network, plainly and often.
    if (healthPaths.has(path) && request.method !== 'OPTIONS') return null;
    const early = requireHttps(request);
    if (early) return early;
    const answer = preflight(request);
    if (answer) return answer;
    await this.identify();
    // Frameworks serve HEAD as GET.
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const policy = limits.get(`${method} ${path}`) ?? 'default';
    const user = policy === 'default' ? this.claims?.user_id : undefined;
    Object.assign(this.headers, await takeToken(policy, user ?? addressKey(this.address)));
    if (!plainPath.test(path)) throw notFound();
    return request.method === 'OPTIONS' ? fallback('OPTIONS', path) : null;
  }

  /** Answers once when nothing else did in time, since waits for a pool, locks and a database add up. */
  onLate(answer: () => void): void {
    let ticks = 0;
    const timer = setInterval(() => {
      // The client may take longer to send its body.
      ticks = this.request.complete ? ticks + 1 : 0;
      if (ticks === lateTicks) answer();
    }, lateTick);
    this.response.once('close', () => clearInterval(timer));
  }

  /** The caller of a route that needs one, else 401. */
  async authenticate(): Promise<Caller> {
    if (this.refusal) throw this.refusal;
    if (!this.claims) throw unauthorized();
    return loadCaller(this.claims, this.request);
  }

  // A bad token counts only where a token is needed: an unknown route is 404 to everyone.
  private async identify(): Promise<void> {
    try {
      this.claims = await identify(this.request);
    } catch (error) {
      this.refusal = error;
    }
  }

  /** The line of the access log. The query stays out: it may hold what nobody should read. */
  private log(): void {
    const { requestId: request_id, path, address, response } = this;
    const duration_ms = Math.round((performance.now() - this.startedAt) * 10) / 10;
    // What nginx writes when the client has left.
    const status = response.writableFinished ? response.statusCode : 499;
    logger.info({ request_id, method: this.request.method, path, status, duration_ms, address });
  }
}
