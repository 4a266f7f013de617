-- Puts one handoff into the indexes as its hash says: for what was written before a timer or a place in the queue was counted
-- as it is now, and for an index that was lost.
-- Guarantee: only while the handoff is still the one that was read; the handoff itself is not changed, so it is not audited.
-- KEYS  1 handoff  2 open  3 timers
-- ARGV  1 version that was read  2 handoff id  3 score in open, or '' while it is held  4 when its timer is over
-- Returns 1, or 0 when the handoff changed meanwhile: its indexes were written with it.
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then return 0 end
if ARGV[3] ~= '' then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2]) end
redis.call('HSET', KEYS[1], 'timerAt', ARGV[4])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
return 1
