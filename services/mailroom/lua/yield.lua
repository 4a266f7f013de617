-- Lets the delivery of a partition go, so that another process need not wait for the end of the lease.
-- Guarantee: only by whoever holds it; a late call lets nobody else's go.
-- KEYS 1 deliverer
-- ARGV 1 who lets go
-- Returns 1 let go, 0 it was not theirs.
if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
