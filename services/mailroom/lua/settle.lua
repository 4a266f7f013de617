-- Strikes a delivered (or given up) entry from the outbox and notes in the log how it went.
-- Guarantee: an entry that is settled is never handed out again; settling twice changes nothing.
-- The delivery of a partition is let go with its last entry, so that any process may take up the next one.
-- KEYS 1 outbox  2 deliverer  3 log
-- ARGV 1 stream id  2 who settles  3 line of log or 0  4 its state's letter
-- Returns how many entries are left.
redis.call('XACK', KEYS[1], 'deliverer', ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
local line = tonumber(ARGV[3])
local tail = line > 0 and redis.call('LINDEX', KEYS[3], -1)
if tail then
  local back = line - tonumber(string.match(tail, '^.(%d+):')) - 1
  local found = redis.call('LINDEX', KEYS[3], back)
  if found then
    redis.call('LSET', KEYS[3], back, ARGV[4] .. string.sub(found, 2))
  end
end
local left = redis.call('XLEN', KEYS[1])
if left == 0 and redis.call('HGET', KEYS[2], 'by') == ARGV[2] then
  redis.call('DEL', KEYS[2])
end
return left
