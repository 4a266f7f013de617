-- Puts one event into a person's mailbox, and makes the mailbox ready or leases it at once to the process that asks.
-- Guarantee: the same mark is heard once for at least three hours; on return the event is as durable as Redis makes it.
-- A mailbox that is leased is not made ready: the commit, the release or the end of the lease does that. One that was put
-- off is ready at once: what came may be what must not wait. Only a mailbox that was empty is leased here: whoever has
-- been waiting longer comes first.
-- KEYS 1 the partition's tag, from which the keys of the person are built (same slot)  2 mailbox  3 ready  4 leases  5 fence
--      6 tries  7 reply address  8 this hour's marks  9 those of the next hour, in which another process may
--      be by its own clock  10 11 12 those of the three hours before
-- ARGV 1 person  2 mark of the sender's own id  3 entry  4 now (ms)  5 sealed reply address or ''  6 hint or ''
--      7 seconds for which an hour's marks are kept  8 end of a lease (ms), '' to take none  9 nonce
--      10 hint that there is more for whoever holds the lease, or ''
-- Returns {-1} there is no such person any more, nothing written; {0} duplicate; {1} accepted; {1, what `lease` returns...} accepted and leased.
if redis.call('EXISTS', KEYS[1] .. ':dek:' .. ARGV[1]) == 0 then
  return { -1 }
end
for hour = 8, 12 do
  if redis.call('SISMEMBER', KEYS[hour], ARGV[2]) == 1 then
    return { 0 }
  end
end
redis.call('SADD', KEYS[8], ARGV[2])
if redis.call('SCARD', KEYS[8]) == 1 then
  redis.call('EXPIRE', KEYS[8], ARGV[7])
end
local waiting = redis.call('RPUSH', KEYS[2], ARGV[3])
if ARGV[5] ~= '' then
  redis.call('SET', KEYS[7], ARGV[5])
end
local id = ARGV[1]
if redis.call('ZSCORE', KEYS[4], id) then
  if (ARGV[10] or '') ~= '' then
    redis.call('PUBLISH', 'mailroom', ARGV[10])
  end
  return { 1 }
end
if ARGV[8] ~= '' and waiting == 1 then
  redis.call('ZREM', KEYS[3], id)
  local answer = { 1 }
  for index, value in ipairs(lease(KEYS[1], KEYS[4], KEYS[5], KEYS[6], id, ARGV[8], ARGV[9], { ARGV[3] })) do
    answer[index + 1] = value
  end
  return answer
end
redis.call('ZADD', KEYS[3], 'LT', ARGV[4], id)
if ARGV[6] ~= '' then
  redis.call('PUBLISH', 'mailroom', ARGV[6])
end
return { 1 }
