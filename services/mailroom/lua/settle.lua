-- Strikes a delivered (or given up) entry from the outbox and notes in the log how it went.
-- Guarantee: an entry that is settled is never handed out again; settling twice changes nothing.
-- The delivery of a partition is let go with its last entry, so that any process may take up the next one.
-- KEYS 1 outbox  2 deliverer  3 log
-- ARGV 1 stream id  2 who settles  3 fence of the message's turn, or '' for what is not a message  4 its number in that turn
--      5 letter  6 reason or ''
-- Returns how many entries are left.
redis.call('XACK', KEYS[1], 'deliverer', ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
if ARGV[3] ~= '' then
  mark(KEYS[3], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6])
end
local left = redis.call('XLEN', KEYS[1])
if left == 0 and redis.call('HGET', KEYS[2], 'by') == ARGV[2] then
  redis.call('DEL', KEYS[2])
end
return left
