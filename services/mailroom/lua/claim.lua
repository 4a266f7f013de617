-- Leases the mailbox that has been ready longest and hands over all that its turn needs.
-- Guarantee: nobody else gets this mailbox before the lease ends. The fence is a number, higher than any given out for it
-- before, and a nonce: after a fail-over the number may be given out again, the fence never.
-- Leases that ended are put back first. An empty mailbox is passed over and forgotten.
-- KEYS 1 the partition's tag, from which the keys of the person found are built (same slot)
--      2 ready  3 leases  4 fence  5 tries
-- ARGV 1 now (ms)  2 end of the lease (ms)  3 most entries to hand over  4 nonce
-- Returns {when the next mailbox is ready: ms or -1}; and, when a mailbox was leased, behind it
--      person, fence, tries, state, wrapped key, profile (the last three false where there is none), entry...
local now = tonumber(ARGV[1])

local function firstReady()
  local head = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
  return head[1], tonumber(head[2] or -1)
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[3], id)
  redis.call('ZADD', KEYS[2], 'NX', now, id)
end

local reply
while not reply do
  local id, at = firstReady()
  if not id or at > now then
    break
  end
  redis.call('ZREM', KEYS[2], id)
  local entries = redis.call('LRANGE', KEYS[1] .. ':in:' .. id, 0, ARGV[3] - 1)
  if #entries == 0 then
    redis.call('HDEL', KEYS[5], id)
  else
    redis.call('ZADD', KEYS[3], ARGV[2], id)
    local last = redis.call('HGET', KEYS[4], id) or '0'
    local fence = string.format('%d-%s', string.match(last, '%d+') + 1, ARGV[4])
    redis.call('HSET', KEYS[4], id, fence)
    reply = {
      id,
      fence,
      redis.call('HINCRBY', KEYS[5], id, 1),
      redis.call('GET', KEYS[1] .. ':m:' .. id),
      redis.call('GET', KEYS[1] .. ':dek:' .. id),
      redis.call('GET', KEYS[1] .. ':who:' .. id),
    }
    for _, entry in ipairs(entries) do
      reply[#reply + 1] = entry
    end
  end
end

local _, nextReady = firstReady()
local answer = { nextReady }
for _, value in ipairs(reply or {}) do
  answer[#answer + 1] = value
end
return answer
