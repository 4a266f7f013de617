-- Included before commit and bury: what both of them append.

-- Appends a turn's page to a conversation log and keeps the last pages. Nothing for ''.
local function appendLog(key, page, keep)
  if page ~= '' then
    redis.call('RPUSH', key, page)
    redis.call('LTRIM', key, -keep, -1)
  end
end

-- Adds the outbox entries that stand in ARGV from `at` on, three values each (kind, name, body), and wakes whoever delivers
-- this partition when it is not `me`, who is awake.
local function appendOutbox(key, deliverer, id, at, now, me, hint)
  for index = at, #ARGV, 3 do
    redis.call('XADD', key, '*', 'p', id, 'k', ARGV[index], 'f', ARGV[index + 1], 'b', ARGV[index + 2])
  end
  if at <= #ARGV then
    local lease = redis.call('HMGET', deliverer, 'by', 'until')
    if lease[1] and lease[1] ~= me and tonumber(lease[2]) > now then
      redis.call('PUBLISH', 'mailroom', hint)
    end
  end
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
