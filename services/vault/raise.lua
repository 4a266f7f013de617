#!lua
-- Raises a version of the master keys that is kept in Redis.
-- Guarantee: it never goes down, whoever asks and in whatever order.
-- KEYS 1 the version: the one in use, or the oldest that a partition's new keys may be wrapped with
-- ARGV 1 the version that it shall be at least
-- Returns the version now in force.
local held = tonumber(redis.call('GET', KEYS[1]) or 0)
if held >= tonumber(ARGV[1]) then return held end
redis.call('SET', KEYS[1], ARGV[1])
return tonumber(ARGV[1])
