-- Adds one entry to what the page shows.
-- Guarantee: an entry with the same id is shown once, however often it is written within a day. An entry of a round that
-- is over is not shown at all.
-- KEYS: 1 screen stream, 2 mark of this entry, 3 cast hash
-- ARGV: 1 sealed entry, 2 most entries to keep, 3 seconds to remember the mark, 4 round, 5 channel to tell
-- Returns 1 written, 0 shown before or out of date
if redis.call('HGET', KEYS[3], 'round') ~= ARGV[4] then
  return 0
end
if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[3]) then
  return 0
end
redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[2], '*', 'e', ARGV[1])
redis.call('PUBLISH', ARGV[5], '')
return 1
