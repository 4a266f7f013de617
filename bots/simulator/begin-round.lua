-- Begins a round with new demo people and an empty screen.
-- Guarantee: of several callers who replace the same round, one wins; all are answered with the round that holds.
-- KEYS: 1 cast hash, 2 screen stream
-- ARGV: 1 the round to replace ('' for none), 2 new round, 3 Sam's id, 4 Dave's id, 5 sealed first entry, 6 channel to tell
-- Out: { round, sam, dave, staged }
local held = redis.call('HGET', KEYS[1], 'round') or ''
if held == ARGV[1] then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'round', ARGV[2], 'sam', ARGV[3], 'dave', ARGV[4], 'staged', '')
  -- Emptied, not deleted: the stream keeps its last id, so that ids keep growing for the pages that follow it.
  redis.call('XTRIM', KEYS[2], 'MAXLEN', 0)
  redis.call('XADD', KEYS[2], '*', 'e', ARGV[5])
  redis.call('PUBLISH', ARGV[6], '')
end
return redis.call('HMGET', KEYS[1], 'round', 'sam', 'dave', 'staged')
