-- Puts one event into a person's mailbox and makes the mailbox ready.
-- Guarantee: the same mark is heard once for at least three hours; on return the event is as durable as Redis makes it.
-- A mailbox that is leased is not made ready: the commit, the release or the end of the lease does that. One that was put
-- off is ready at once: what came may be what must not wait.
-- KEYS 1 mailbox  2 ready  3 leases  4 reply address  5 this hour's marks  6 7 8 those of the three hours before
-- ARGV 1 person  2 mark of the sender's own id  3 entry  4 now (ms)  5 sealed reply address or ''  6 hint or ''
--      7 seconds for which an hour's marks are kept
-- Returns 1 accepted, 0 duplicate.
for hour = 5, 8 do
  if redis.call('SISMEMBER', KEYS[hour], ARGV[2]) == 1 then
    return 0
  end
end
redis.call('SADD', KEYS[5], ARGV[2])
if redis.call('SCARD', KEYS[5]) == 1 then
  redis.call('EXPIRE', KEYS[5], ARGV[7])
end
redis.call('RPUSH', KEYS[1], ARGV[3])
if ARGV[5] ~= '' then
  redis.call('SET', KEYS[4], ARGV[5])
end
if not redis.call('ZSCORE', KEYS[3], ARGV[1]) then
  redis.call('ZADD', KEYS[2], 'LT', ARGV[4], ARGV[1])
  if ARGV[6] ~= '' then
    redis.call('PUBLISH', 'mailroom', ARGV[6])
  end
end
return 1
