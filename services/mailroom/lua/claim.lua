-- Leases the mailbox that has been ready longest and hands over all that its turn needs.
-- Guarantee: nobody else gets this mailbox before the lease ends.
-- Leases that ended are put back first. An empty mailbox is passed over and forgotten.
-- KEYS 1 the partition's tag, from which the keys of the person found are built (same slot)
--      2 ready  3 leases  4 fence  5 tries
-- ARGV 1 now (ms)  2 end of the lease (ms)  3 most entries to hand over  4 nonce
-- Returns {when the next mailbox is ready: ms or -1}; and, when a mailbox was leased, behind it
--      what `lease` returns
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
    reply = lease(KEYS[1], KEYS[3], KEYS[4], KEYS[5], id, ARGV[2], ARGV[4], entries)
  end
end

local _, nextReady = firstReady()
local answer = { nextReady }
for _, value in ipairs(reply or {}) do
  answer[#answer + 1] = value
end
return answer
