-- Says who plays in a round, once they are written down.
-- Guarantee: nothing happens to a round that has been replaced meanwhile; saying it again changes nothing.
-- KEYS: 1 cast hash
-- ARGV: 1 round, 2 Sam's id, 3 Dave's id
-- Returns 1 done, 0 the round is over
if redis.call('HGET', KEYS[1], 'round') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'sam', ARGV[2], 'dave', ARGV[3])
return 1
