-- Grants one process the delivery of a partition and hands it the next outbox entries, in order.
-- Guarantee: only one process at a time holds a partition that has entries; asked again with the same arguments (a reply
-- that was lost) it hands over the same entries. Whoever takes over begins with all that the one before did not settle:
-- there is one consumer in the group, and the lease says who plays it.
-- KEYS 1 the partition's tag, from which the keys of the people written to are built (same slot)  2 outbox  3 deliverer
-- ARGV 1 who asks  2 now (ms)  3 end of the lease (ms)  4 stream id of the last entry they were handed, '0' for none
--      5 most entries
-- Returns {0, until when somebody else holds it (ms)}
--      or {1, 1 when they held it all along, 0 when it is new to them, entries, people};
--      entry: stream id, person, kind, name, body, '1' when another process had it before; person: id, wrapped key, profile, reply address or false.
local lease = redis.call('HMGET', KEYS[3], 'by', 'until')
local mine = lease[1] == ARGV[1]
if lease[1] and not mine and tonumber(lease[2]) > tonumber(ARGV[2]) then
  return { 0, tonumber(lease[2]) }
end
if redis.call('EXISTS', KEYS[2]) == 0 or redis.call('XLEN', KEYS[2]) == 0 then
  redis.call('DEL', KEYS[3])
  return { 1, mine and 1 or 0, {}, {} }
end
redis.call('HSET', KEYS[3], 'by', ARGV[1], 'until', ARGV[3])

local entries, people, known = {}, {}, {}
local function read(from, count, inherited)
  local command = { 'XREADGROUP', 'GROUP', 'deliverer', 'one', 'COUNT', count, 'STREAMS', KEYS[2], from }
  local got = redis.pcall(unpack(command))
  if type(got) == 'table' and got.err then
    if not string.find(got.err, '^NOGROUP') then
      error(got.err)
    end
    redis.call('XGROUP', 'CREATE', KEYS[2], 'deliverer', '0')
    got = redis.call(unpack(command))
  end
  for _, entry in ipairs(got and got[1][2] or {}) do
    local field = entry[2]
    if field then
      entries[#entries + 1] = { entry[1], field[2], field[4], field[6], field[8], inherited }
      if not known[field[2]] then
        known[field[2]] = true
        local function of(what)
          return redis.call('GET', KEYS[1] .. what .. field[2])
        end
        people[#people + 1] = { field[2], of(':dek:'), of(':who:'), of(':addr:') }
      end
    end
  end
end

local most = tonumber(ARGV[5])
if most > 0 then
  read(mine and ARGV[4] or '0', most, mine and '' or '1')
end
if #entries < most then
  read('>', most - #entries, '')
end
return { 1, mine and 1 or 0, entries, people }
