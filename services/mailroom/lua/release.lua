-- Gives a mailbox back without a commit, to be tried again later, or to be heard when more may have come.
-- Guarantee: changes nothing for anybody who has claimed the mailbox since. One that is put off to wait for more, and has got
-- more already, is ready at once, and what is put off counts no try.
-- KEYS 1 mailbox  2 ready  3 leases  4 fence  5 tries
-- ARGV 1 person  2 fence  3 ready again at (ms)  4 now (ms)
--      5 entries that are to wait for more, '-1' for a mailbox that waits whatever comes; '' for a turn that failed, which
--      counts as a try
-- Returns 1 released, 0 it was no longer theirs.
local id, at = ARGV[1], ARGV[3]
if redis.call('HGET', KEYS[4], id) ~= ARGV[2] then
  return 0
end
if ARGV[5] ~= '' then
  local waiting = tonumber(ARGV[5])
  if waiting >= 0 and redis.call('LLEN', KEYS[1]) > waiting then
    at = ARGV[4]
  end
  if redis.call('HINCRBY', KEYS[5], id, -1) <= 0 then
    redis.call('HDEL', KEYS[5], id)
  end
end
redis.call('ZREM', KEYS[3], id)
redis.call('ZADD', KEYS[2], at, id)
return 1
