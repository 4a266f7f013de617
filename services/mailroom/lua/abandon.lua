-- Gives back a mailbox that `accept` leased to somebody who never heard of it: the answer was lost on its way.
-- Guarantee: only while that very lease stands; whoever has claimed the mailbox since keeps it. It counts no try.
-- KEYS 1 ready  2 leases  3 fence  4 tries
-- ARGV 1 person  2 nonce of the lease  3 now (ms)
-- Returns 1 given back, 0 there was nothing to give back.
local id = ARGV[1]
local held = redis.call('HGET', KEYS[3], id)
if not held or string.match(held, '^%d+%-(.*)$') ~= ARGV[2] then
  return 0
end
if redis.call('ZREM', KEYS[2], id) == 0 then
  return 0
end
if redis.call('HINCRBY', KEYS[4], id, -1) <= 0 then
  redis.call('HDEL', KEYS[4], id)
end
redis.call('ZADD', KEYS[1], ARGV[3], id)
return 1
