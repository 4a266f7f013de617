-- Notes that Sam's welcome has been started.
-- Guarantee: nothing happens to a round that has been replaced meanwhile; noting it again changes nothing.
-- KEYS: 1 cast hash
-- ARGV: 1 round
-- Returns 1 done, 0 the round is over
if redis.call('HGET', KEYS[1], 'round') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'welcomed', '1')
return 1
