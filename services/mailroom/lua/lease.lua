-- Included before accept and claim: how a mailbox is leased.

-- Leases a mailbox to a turn. Its fence is a number, higher than any given out for it before, and a nonce: after a fail-over
-- the number may be given out again, the fence never.
-- Returns all that the turn needs: person, fence, tries, state, wrapped key, profile, reply address (the last four false
-- where there is none), entry...
local function lease(tag, leases, fences, tries, id, till, nonce, entries)
  redis.call('ZADD', leases, till, id)
  local last = redis.call('HGET', fences, id) or '0'
  local fence = string.format('%d-%s', string.match(last, '%d+') + 1, nonce)
  redis.call('HSET', fences, id, fence)
  local records = redis.call('MGET', tag .. ':m:' .. id, tag .. ':dek:' .. id, tag .. ':who:' .. id, tag .. ':addr:' .. id)
  local reply = { id, fence, redis.call('HINCRBY', tries, id, 1), records[1], records[2], records[3], records[4] }
  for _, entry in ipairs(entries) do
    reply[#reply + 1] = entry
  end
  return reply
end

