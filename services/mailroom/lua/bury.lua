-- Takes the events that no turn could get past out of a mailbox, and tells the person and a human, all or nothing.
-- Guarantee: once for each fence. The events stay, sealed as they were, at the end of `dead`, with the reason before them.
-- KEYS 1 mailbox  2 ready  3 leases  4 fence  5 tries  6 outbox  7 deliverer  8 log  9 due  10 dead
-- ARGV 1 person  2 fence  3 now (ms)  4 entries buried  5 pages of log kept  6 who buries  7 hint
--      8 next wake (person-facing ms), 'never', or '' to leave it  9 reason  10 page of log or ''
--      11... the outbox entries (kind, name, body)
-- Returns {1, events left} buried; {2, events left} this fence was settled before; {0, 0} stale, nothing written.
local id, fence, now = ARGV[1], ARGV[2], tonumber(ARGV[3])
local held = redis.call('HGET', KEYS[4], id)
if held == '!' .. fence then
  return { 2, redis.call('LLEN', KEYS[1]) }
elseif held ~= fence then
  return { 0, 0 }
end

for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, ARGV[4] - 1)) do
  redis.call('RPUSH', KEYS[10], ARGV[9] .. '|' .. id .. '|' .. ARGV[3] .. '|' .. entry)
end
redis.call('LTRIM', KEYS[1], ARGV[4], -1)
appendLog(KEYS[8], ARGV[10], ARGV[5])
appendOutbox(KEYS[6], KEYS[7], id, 11, now, ARGV[6], ARGV[7], '')
if ARGV[8] == 'never' then
  redis.call('ZREM', KEYS[9], id)
elseif ARGV[8] ~= '' then
  redis.call('ZADD', KEYS[9], ARGV[8], id)
end
redis.call('HSET', KEYS[4], id, '!' .. fence)
return { 1, putBack(KEYS[1], KEYS[2], KEYS[3], KEYS[5], id, now) }
