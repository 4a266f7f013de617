-- Included before commit and bury: what both of them append.

-- Appends a turn's page to a conversation log and keeps the last pages. Nothing for ''.
local function appendLog(key, page, keep)
  if page ~= '' then
    redis.call('RPUSH', key, page)
    redis.call('LTRIM', key, -keep, -1)
  end
end

-- Hands out all that nobody has been handed yet, to the one consumer of the group: the lease says who plays it.
-- Returns the stream ids.
local function handOut(key)
  local command = { 'XREADGROUP', 'GROUP', 'deliverer', 'one', 'STREAMS', key, '>' }
  local got = redis.pcall(unpack(command))
  if type(got) == 'table' and got.err then
    if not string.find(got.err, '^NOGROUP') then
      error(got.err)
    end
    redis.call('XGROUP', 'CREATE', key, 'deliverer', '0')
    got = redis.call(unpack(command))
  end
  local ids = {}
  for _, entry in ipairs(got[1][2]) do
    ids[#ids + 1] = entry[1]
  end
  return ids
end

-- Adds the outbox entries that stand in ARGV from `at` on, three values each (kind, name, body). When nothing else waits in
-- this outbox, and nobody else delivers it, `me` is granted its delivery until `till` and handed the entries right away;
-- else whoever delivers it is woken, when it is not `me`, who is awake. `till` is '' for somebody who wants none.
-- Returns the stream ids of what was handed on.
local function appendOutbox(key, deliverer, id, at, now, me, hint, till)
  if at > #ARGV then
    return {}
  end
  local lease = redis.call('HMGET', deliverer, 'by', 'until')
  local free = not lease[1] or lease[1] == me or tonumber(lease[2]) <= now
  local alone = till ~= '' and free and (redis.call('EXISTS', key) == 0 or redis.call('XLEN', key) == 0)
  for index = at, #ARGV, 3 do
    redis.call('XADD', key, '*', 'p', id, 'k', ARGV[index], 'f', ARGV[index + 1], 'b', ARGV[index + 2])
  end
  if alone then
    redis.call('HSET', deliverer, 'by', me, 'until', till)
    return handOut(key)
  end
  if not free then
    redis.call('PUBLISH', 'mailroom', hint)
  end
  return {}
end

-- Puts a mailbox back: ready when events are left, forgotten when not. Returns how many are left.
local function putBack(mailbox, ready, leases, tries, id, now)
  redis.call('ZREM', leases, id)
  redis.call('HDEL', tries, id)
  local left = redis.call('LLEN', mailbox)
  if left > 0 then
    redis.call('ZADD', ready, 'LT', now, id)
  else
    redis.call('ZREM', ready, id)
  end
  return left
end
