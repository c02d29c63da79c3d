"""The one place where sessions are kept."""

from app.auth.database_store import DatabaseStore
from app.auth.redis_store import RedisStore
from app.auth.stored_session import SessionStore
from app.http.redis import redis

store: SessionStore = RedisStore(redis) if redis else DatabaseStore()
