-- Gives a mailbox back without a commit, to be tried again later. The count of tries stays.
-- Guarantee: changes nothing for anybody who has claimed the mailbox since.
-- KEYS 1 ready  2 leases  3 fence
-- ARGV 1 person  2 fence  3 ready again at (ms)
-- Returns 1 released, 0 it was no longer theirs.
if tonumber(redis.call('HGET', KEYS[3], ARGV[1]) or 0) ~= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
