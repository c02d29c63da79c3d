import express from 'express';
import { jwtVerify } from 'jose';
import { prisma } from './dist/database/client.js';

// The least that answers the same: token, open session, query, total.
const hmac = { name: 'HMAC', hash: 'SHA-256' };
const secret = Buffer.from(process.env.JWT_SECRET);
const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['verify']);
const options = { algorithms: ['HS256'], issuer: 'plain', audience: 'plain' };

const callerOf = async (request) => {
  const { payload } = await jwtVerify(request.headers.authorization.slice(7), key, options);
  const where = {
    id: payload.sid,
    user_id: payload.sub,
    ended_at: null,
    expires_at: { gt: new Date() },
  };
  const session = await prisma.session.findFirst({ where });
  if (!session) throw new Error('no session');
  return payload.sub;
};

const app = express();

app.get('/api/v1/tasks/:id', async (request, reply) => {
  const user_id = await callerOf(request);
  const data = await prisma.task.findFirst({ where: { id: request.params.id, user_id } });
  if (!data) return reply.status(404).json({ success: false });
  reply.json({ success: true, data });
});

app.get('/api/v1/tasks', async (request, reply) => {
  const user_id = await callerOf(request);
  const [page, limit] = [Number(request.query.page ?? 1), Number(request.query.limit ?? 20)];
  const orderBy = [{ created_at: 'desc' }, { id: 'asc' }];
  const [data, total] = await Promise.all([
    prisma.task.findMany({ where: { user_id }, orderBy, skip: (page - 1) * limit, take: limit }),
    prisma.task.count({ where: { user_id } }),
  ]);
  const pagination = { page, limit, total, pages: Math.ceil(total / limit) };
  reply.json({ success: true, data, pagination });
});

app.listen(Number(process.env.PORT));
