-- Writes down what was edited in place.
-- Guarantee: once for each edit, however many processes see it at the same time.
-- KEYS 1 the edition that was noted last  2 edits in place
-- ARGV 1 the edition's id  2 the edit's line, sealed
-- Returns 1, or 0 when it was noted before.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('RPUSH', KEYS[2], ARGV[2])
return 1
