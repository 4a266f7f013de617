-- Puts one page of a log in the place of another.
-- Guarantee: only if it is still the very page that was read.
-- KEYS 1 log
-- ARGV 1 the page as it was read  2 the page to put there
-- Returns 1 when it was replaced, 0 when it has changed meanwhile or is no longer kept.
local at = redis.call('LPOS', KEYS[1], ARGV[1])
if not at then
  return 0
end
redis.call('LSET', KEYS[1], at, ARGV[2])
return 1
