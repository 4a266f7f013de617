-- Begins a round: an empty screen, and nobody on it yet.
-- Guarantee: of several callers who replace the same round, one wins; all are answered with the round that holds.
-- KEYS: 1 cast hash, 2 screen stream
-- ARGV: 1 the round to replace ('' for none), 2 new round, 3 sealed first entry, 4 channel to tell
-- Returns the round that holds
local held = redis.call('HGET', KEYS[1], 'round') or ''
if held ~= ARGV[1] then
  return held
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'round', ARGV[2])
-- Emptied, not deleted: the stream keeps its last id, so that ids keep growing for the pages that follow it.
redis.call('XTRIM', KEYS[2], 'MAXLEN', 0)
redis.call('XADD', KEYS[2], '*', 'e', ARGV[3])
redis.call('PUBLISH', ARGV[4], '')
return ARGV[2]
