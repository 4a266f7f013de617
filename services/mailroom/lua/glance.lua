-- Looks whether anything in a partition waits for a worker or a deliverer.
-- Guarantee: changes nothing.
-- KEYS 1 ready  2 leases  3 outbox
-- ARGV none
-- Returns {next ready, next lease end, outbox entries}: ms or -1, and a count.
local function first(zset)
  return tonumber(redis.call('ZRANGE', zset, 0, 0, 'WITHSCORES')[2] or -1)
end
return { first(KEYS[1]), first(KEYS[2]), redis.call('XLEN', KEYS[3]) }
