#!lua
-- Founds the vault in a Redis that has none.
-- Guarantee: canary, index key and version in use are written together or not at all; of many who found at once, one does.
-- KEYS 1 canaries  2 index key  3 version in use
-- ARGV 1 version  2 its canary  3 a new index key, wrapped
-- Returns the index key, wrapped; nil when there are canaries without it: then it was lost, and nothing is written.
if redis.call('EXISTS', KEYS[1], KEYS[2]) == 0 then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('SET', KEYS[2], ARGV[3])
  redis.call('SET', KEYS[3], ARGV[1])
end
return redis.call('GET', KEYS[2])
