-- Lets go of the clock.
-- Guarantee: only by the process that holds it.
-- KEYS: 1 travelling
-- ARGV: 1 token of the holder
-- Returns 1 let go, 0 it was somebody else's by now
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
