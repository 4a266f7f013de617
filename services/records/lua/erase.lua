-- Erases everything that a partition holds about one person, all or nothing.
-- Guarantee: a turn that was under way can write nothing afterwards, since its fence is gone; doing it again changes nothing.
-- KEYS 1 mailbox  2 state  3 wrapped key  4 profile  5 reply address  6 log  7 ledger  8 ready  9 leases  10 fence  11 tries
--      12 due  13 outbox  14 dead   (one slot)
-- ARGV 1 person
-- Returns 1 when there was a key to destroy, 0 when it was gone before.
local id = ARGV[1]
local destroyed = redis.call('DEL', KEYS[3])
redis.call('DEL', KEYS[1], KEYS[2], KEYS[4], KEYS[5], KEYS[6], KEYS[7])
redis.call('ZREM', KEYS[8], id)
redis.call('ZREM', KEYS[9], id)
redis.call('HDEL', KEYS[10], id)
redis.call('HDEL', KEYS[11], id)
redis.call('ZREM', KEYS[12], id)
for _, entry in ipairs(redis.call('XRANGE', KEYS[13], '-', '+')) do
  if entry[2][2] == id then
    redis.pcall('XACK', KEYS[13], 'deliverer', entry[1])
    redis.call('XDEL', KEYS[13], entry[1])
  end
end
for _, buried in ipairs(redis.call('LRANGE', KEYS[14], 0, -1)) do
  if string.find(buried, '|' .. id .. '|', 1, true) then
    redis.call('LREM', KEYS[14], 1, buried)
  end
end
return destroyed
