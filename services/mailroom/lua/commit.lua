-- Commits a turn: state, log, ledger, outbox, next wake and the acknowledgement, all or nothing.
-- Guarantee: once for each fence. A turn whose lease ended, but whose mailbox nobody else has claimed since, is still good.
-- KEYS 1 mailbox  2 ready  3 leases  4 fence  5 tries  6 outbox  7 deliverer  8 log  9 due  10 state  11 ledger
-- ARGV 1 person  2 fence  3 now (ms)  4 entries acknowledged  5 pages of log kept  6 who commits  7 hint
--      8 next wake (person-facing ms) or ''  9 sealed state  10 page of log or ''
--      11 until when who commits would deliver what goes out (ms), '' for not at all  12 lines of ledger
--      13... the lines of ledger, then the outbox entries (kind, name, body)
-- Returns {1, events left, stream ids of what is handed on...} committed; {2, events left} this fence had committed before;
--      {0, 0} stale, nothing written.
local id, fence, now = ARGV[1], ARGV[2], tonumber(ARGV[3])
local held = redis.call('HGET', KEYS[4], id)
if held == '!' .. fence then
  return { 2, redis.call('LLEN', KEYS[1]) }
elseif held ~= fence then
  return { 0, 0 }
end

redis.call('SET', KEYS[10], ARGV[9])
redis.call('LTRIM', KEYS[1], ARGV[4], -1)
appendLog(KEYS[8], ARGV[10], ARGV[5])
local noted = tonumber(ARGV[12])
for index = 13, 12 + noted do
  redis.call('RPUSH', KEYS[11], ARGV[index])
end
local handed = appendOutbox(KEYS[6], KEYS[7], id, 13 + noted, now, ARGV[6], ARGV[7], ARGV[11])
if ARGV[8] == '' then
  redis.call('ZREM', KEYS[9], id)
else
  redis.call('ZADD', KEYS[9], ARGV[8], id)
end
redis.call('HSET', KEYS[4], id, '!' .. fence)
return { 1, putBack(KEYS[1], KEYS[2], KEYS[3], KEYS[5], id, now), unpack(handed) }
