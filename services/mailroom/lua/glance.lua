-- Looks whether anything in a partition waits for a worker or a deliverer.
-- Guarantee: changes nothing.
-- KEYS 1 ready  2 leases  3 outbox
-- ARGV none
-- Returns {next ready, next lease end, outbox entries, when the first of them came}: ms or -1, and a count.
local function first(zset)
  return tonumber(redis.call('ZRANGE', zset, 0, 0, 'WITHSCORES')[2] or -1)
end
local waiting = redis.call('XLEN', KEYS[3])
local oldest = waiting > 0 and redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)[1][1] or '-1'
return { first(KEYS[1]), first(KEYS[2]), waiting, tonumber(string.match(oldest, '^-?%d+')) }
