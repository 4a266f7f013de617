-- Writes people who only lie there: copies of a real person's keys under other ids, with their places in what people share.
-- Guarantee: none; it is for a server that is thrown away, and names keys of many slots.
-- KEYS 1 the members of the programme
-- ARGV 1 the model's fence or ''  2 when the model is woken next, or ''  3 number of keys to copy
--      4... of each key: what stands between tag and id, what stands behind the id, its value as DUMP gives it
--      then of each person: id, the partition's tag, the key of their address in the index
-- Returns how many were written.
local copies = tonumber(ARGV[3])
local written = 0
for at = 4 + 3 * copies, #ARGV, 3 do
  local id, tag = ARGV[at], ARGV[at + 1]
  for copy = 4, 3 + 3 * copies, 3 do
    redis.call('RESTORE', tag .. ARGV[copy] .. id .. ARGV[copy + 1], 0, ARGV[copy + 2])
  end
  redis.call('SET', ARGV[at + 2], id)
  redis.call('HSET', KEYS[1], id, 'mentee')
  if ARGV[1] ~= '' then
    redis.call('HSET', tag .. ':fence', id, ARGV[1])
  end
  if ARGV[2] ~= '' then
    redis.call('ZADD', tag .. ':due', ARGV[2], id)
  end
  written = written + 1
end
return written
