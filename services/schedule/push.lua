-- Gives those who were held up by an outage another instant each.
-- Guarantee: only those who still have the instant that was read, so that nobody is put off twice, nor back to what was before
-- their turn. Done again it changes nothing. Nobody is taken out.
-- KEYS 1 due
-- ARGV person, the score that was read, another score; and so on
-- Returns how many were given one.
local moved = 0
for index = 1, #ARGV, 3 do
  if redis.call('ZSCORE', KEYS[1], ARGV[index]) == ARGV[index + 1] then
    redis.call('ZADD', KEYS[1], ARGV[index + 2], ARGV[index])
    moved = moved + 1
  end
end
return moved
