import { anyone, by, each, joins, type Section } from '../say.js';

const ann = by('ann');
const bob = by('bob');
const gone = by('gone');
const missing = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';

const writing = [
  ann(201, 'POST /posts', { content: 'First 🎉' }, { as: 'post' }),
  bob(201, 'POST /posts', { content: 'Second', image_url: 'https://example.com/a.png' }),
  ...each(
    [
      {},
      { content: '' },
      { content: null },
      { content: 'x', likes_count: 5 },
      { content: 'x', user_id: missing },
    ],
    (body) => ann(400, 'POST /posts', body),
  ),
  anyone(401, 'POST /posts', { content: 'x' }),
  anyone(401, 'GET /posts'),
  anyone(401, 'GET /posts/$post.id'),
  bob(200, 'GET /posts?sort=content'),
  bob(200, 'GET /posts?user_id=$ann.user.id'),
  bob(200, 'GET /posts?likes_count_gte=1'),
  bob(200, 'GET /posts/$post.id', undefined, { as: 'post' }),
  bob(403, 'PUT /posts/$post.id', { content: 'Mine' }),
  bob(403, 'PATCH /posts/$post.id', { content: 'Mine' }),
  bob(403, 'PATCH /posts/$post.id', {}),
  bob(403, 'DELETE /posts/$post.id'),
  bob(404, `PUT /posts/${missing}`, { content: 'x' }),
  bob(404, `PATCH /posts/${missing}`, { content: 'x' }),
  bob(404, `DELETE /posts/${missing}`),
  bob(404, 'DELETE /posts/x'),
  bob(400, 'PATCH /posts/$post.id', { content: 5 }),
  ann(200, 'PATCH /posts/$post.id', { content: 'Edited' }),
  ann(400, 'PATCH /posts/$post.id', { likes_count: 1 }),
  ann(200, 'PUT /posts/$post.id', { content: 'Replaced' }),
  ann(412, 'PUT /posts/$post.id', { content: 'x' }, { headers: { 'if-match': '"old"' } }),
  bob(201, 'POST /comments', { post_id: '$post.id', content: 'Nice' }, { as: 'comment' }),
  bob(400, 'POST /comments', { post_id: missing, content: 'Nice' }),
  bob(400, 'POST /comments', { post_id: 'x', content: 'Nice' }),
  bob(400, 'POST /comments', { content: 'Nice' }),
  ann(200, 'GET /comments?post_id=$post.id'),
  ann(403, 'DELETE /comments/$comment.id'),
  bob(400, 'PATCH /comments/$comment.id', { post_id: missing }),
  bob(200, 'PATCH /comments/$comment.id', { content: 'Very nice' }),
];

const liking = [
  bob(201, 'POST /likes', { post_id: '$post.id' }, { as: 'like' }),
  bob(409, 'POST /likes', { post_id: '$post.id' }),
  ann(201, 'POST /likes', { post_id: '$post.id' }),
  ...each(
    [
      {},
      { post_id: null },
      { post_id: 'x' },
      { post_id: missing },
      { post_id: '$post.id', user_id: missing },
    ],
    (body) => ann(400, 'POST /likes', body),
  ),
  anyone(401, 'POST /likes', { post_id: '$post.id' }),
  anyone(401, 'GET /likes'),
  ann(200, 'GET /posts/$post.id'),
  ann(200, 'GET /likes?post_id=$post.id&sort=user_id&user_id=$bob.user.id'),
  ann(200, 'GET /likes/$like.id'),
  ann(404, `GET /likes/${missing}`),
  bob(405, 'PUT /likes/$like.id', { post_id: '$post.id' }),
  bob(405, 'PATCH /likes/$like.id', {}),
  anyone(405, 'PATCH /likes/$like.id', {}),
  ann(403, 'DELETE /likes/$like.id'),
  ann(404, `DELETE /likes/${missing}`),
  anyone(401, 'DELETE /likes/$like.id'),
  bob(204, 'DELETE /likes/$like.id'),
  bob(404, 'DELETE /likes/$like.id'),
  ann(200, 'GET /posts/$post.id'),
  bob(201, 'POST /likes', { post_id: '$post.id' }),
];

const following = [
  ann(201, 'POST /follows', { following_id: '$bob.user.id' }, { as: 'follow' }),
  ann(409, 'POST /follows', { following_id: '$bob.user.id' }),
  ann(400, 'POST /follows', { following_id: '$ann.user.id' }),
  ann(400, 'POST /follows', { following_id: missing }),
  ann(400, 'POST /follows', { following_id: '$bob.user.id', follower_id: '$bob.user.id' }),
  ann(400, 'POST /follows', {}),
  bob(201, 'POST /follows', { following_id: '$ann.user.id' }),
  bob(200, 'GET /follows?follower_id=$ann.user.id'),
  bob(200, 'GET /follows/$follow.id'),
  bob(403, 'DELETE /follows/$follow.id'),
  bob(405, 'PUT /follows/$follow.id', { following_id: '$ann.user.id' }),
  anyone(401, 'GET /follows'),
  ann(204, 'DELETE /follows/$follow.id'),
  joins('gone'),
  gone(201, 'POST /likes', { post_id: '$post.id' }),
  gone(201, 'POST /follows', { following_id: '$ann.user.id' }),
  ann(201, 'POST /follows', { following_id: '$gone.user.id' }),
  ann(200, 'GET /posts/$post.id'),
  gone(204, 'DELETE /auth/me', { password: 'gone-has-a-long-password' }),
  ann(200, 'GET /posts/$post.id'),
  ann(200, 'GET /follows?sort=following_id&following_id=$ann.user.id'),
  ann(204, 'DELETE /posts/$post.id'),
  bob(404, 'GET /comments/$comment.id'),
  ann(200, 'GET /likes'),
];

export const social: Section[] = [
  { title: 'rows that everyone reads and the author writes', steps: writing },
  { title: 'likes and their count', steps: liking },
  { title: 'follows and leaving', steps: following },
];
