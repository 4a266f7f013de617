-- Takes an address out of the index and leaves in its place that nothing is to be sent there, all or nothing.
-- Guarantee: never both, and never neither. An address that leads to somebody else by now is left alone.
-- KEYS 1 address in the index  2 suppressed address   (one slot)
-- ARGV 1 person
-- Returns 1 when it was theirs, else 0.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[2], '1')
redis.call('DEL', KEYS[1])
return 1
