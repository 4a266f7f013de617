-- Stops a sender altogether for a while, because its provider asked for that.
-- Guarantee: never shortens an earlier stop; doing it twice changes nothing.
-- KEYS 1 rate of the sender
-- ARGV 1 until, ms since 1970  2 that is in so many ms
-- Returns 1.
local held = tonumber(redis.call('HGET', KEYS[1], 'held')) or 0
if tonumber(ARGV[1]) > held then
  redis.call('HSET', KEYS[1], 'held', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], math.max(tonumber(ARGV[2]) + 1000, redis.call('PTTL', KEYS[1])))
end
return 1
