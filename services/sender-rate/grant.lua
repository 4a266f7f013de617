-- Lets a sender send so many messages now, or tells how long to wait (GCRA: one instant, up to which all that was granted is paid for).
-- Guarantee: whatever is asked by however many processes, no more is granted in any time than the rate gives in it and the deepest depth
-- holds. Run twice for one question (its answer was lost), it grants twice and so slows the sender down: it never lets it go faster.
-- KEYS 1 rate of the sender
-- ARGV 1 now, ms since 1970  2 interval between two messages, ms  3 how far ahead of now this kind of message may pay, ms  4 most wanted
-- Returns how many are granted, and the ms to wait when none are.
local now, interval, depth, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('HMGET', KEYS[1], 'paid', 'held')
local paid, held = math.max(tonumber(kept[1]) or 0, now), tonumber(kept[2]) or 0
if held > now then
  return { 0, math.ceil(held - now) }
end
-- A thousandth of a message: intervals such as 1000/3 ms are not exact.
local room = math.floor((depth - (paid - now)) / interval + 0.001)
local granted = math.min(most, room)
if granted < 1 then
  return { 0, math.max(1, math.ceil(paid - now + interval - depth)) }
end
paid = paid + granted * interval
redis.call('HSET', KEYS[1], 'paid', string.format('%.3f', paid))
redis.call('PEXPIRE', KEYS[1], math.ceil(paid - now) + 1000)
return { granted, 0 }
