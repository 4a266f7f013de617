#!lua
-- Puts the same key, wrapped with another version of the master keys, in the place of the old wrapping.
-- Guarantee: only of the very bytes that were looked at. Nothing written meanwhile is overwritten, and nobody who was erased
-- comes back.
-- KEYS 1 wrapped key
-- ARGV 1 as it was read  2 wrapped anew
-- Returns 1; 0 when something else stands there by now, or nothing.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
