-- Puts a due event into the mailbox of everybody whose instant has come.
-- Guarantee: nobody due is passed over. Each is leased in place, their score pushed forward: the commit of their turn writes
-- the real next one, and until then a second firing finds nothing. Should it find something, the core decides what is due.
-- KEYS 1 the partition's tag, from which the mailboxes of those found are built (same slot)  2 due  3 ready  4 leases
-- ARGV 1 now (person-facing ms)  2 pushed forward to (person-facing ms)  3 now (real ms)  4 most people  5 hint
--      6 the earliest instant that is fired: whoever is due for longer was held up by an outage
-- Returns how many were fired.
local people = redis.call('ZRANGEBYSCORE', KEYS[2], ARGV[6], ARGV[1], 'LIMIT', 0, ARGV[4])
local woken = false
for _, id in ipairs(people) do
  redis.call('ZADD', KEYS[2], ARGV[2], id)
  redis.call('RPUSH', KEYS[1] .. ':in:' .. id, 'd' .. ARGV[1])
  if not redis.call('ZSCORE', KEYS[4], id) then
    redis.call('ZADD', KEYS[3], 'NX', ARGV[3], id)
    woken = true
  end
end
if woken then
  redis.call('PUBLISH', 'mailroom', ARGV[5])
end
return #people
