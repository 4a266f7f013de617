-- Included before commit and bury: what both of them append.

-- Appends lines to a conversation log and keeps its last ones. A line is its state's letter, its number, ':' and the rest;
-- the number is given here, one more than that of the line before.
-- Returns the number of the line before the first one appended.
local function appendLog(key, lines, keep)
  local tail = redis.call('LINDEX', key, -1)
  local before = tail and tonumber(string.match(tail, '^.(%d+):')) or 0
  for index, line in ipairs(lines) do
    redis.call('RPUSH', key, string.sub(line, 1, 1) .. string.format('%d', before + index) .. ':' .. string.sub(line, 2))
  end
  if #lines > 0 then
    redis.call('LTRIM', key, -keep, -1)
  end
  return before
end

-- Adds outbox entries, and wakes whoever delivers this partition when it is not `me`, who is awake.
-- `at` is the index in ARGV of the first one; each has four values: kind, name, line of this commit's log or 0, body.
local function appendOutbox(key, deliverer, id, at, count, before, now, me, hint)
  for index = 0, count - 1 do
    local first = at + index * 4
    local line = tonumber(ARGV[first + 2])
    redis.call('XADD', key, '*', 'p', id, 'k', ARGV[first], 'f', ARGV[first + 1],
      'l', line > 0 and string.format('%d', before + line) or '0', 'b', ARGV[first + 3])
  end
  if count > 0 then
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
