-- Makes an edition the one in use and writes down who did so, when and why.
-- Guarantee: only on top of the edition that was expected; sent again after a lost answer it changes nothing.
-- KEYS 1 the edition's files  2 the id of the edition in use  3 history  4 known editions
-- ARGV 1 the edition's id  2 its files, packed  3 the id that is expected to be in use, '' for none  4 history line, sealed  5 now (ms)
-- Returns 1, or 0 when another edition is in use than was expected.
local now = redis.call('GET', KEYS[2]) or ''
if now == ARGV[1] and redis.call('LINDEX', KEYS[3], -1) == ARGV[4] then
  return 1
end
if now ~= ARGV[3] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'NX')
redis.call('ZADD', KEYS[4], 'NX', ARGV[5], ARGV[1])
redis.call('SET', KEYS[2], ARGV[1])
redis.call('RPUSH', KEYS[3], ARGV[4])
return 1
