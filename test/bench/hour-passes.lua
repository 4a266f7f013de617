-- Lets time go by for delayed jobs, by moving the instants of so many of them back.
-- Guarantee: all lose the same, so that they keep their order and their ranks.
-- KEYS 1 delayed      ARGV 1 the rank of the first  2 of the last  3 by how much (a score, not ms)
-- Returns how many were moved.
local found = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2], 'WITHSCORES')
for index = 1, #found, 2 do
  redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', found[index + 1] - ARGV[3]), found[index])
end
return #found / 2
