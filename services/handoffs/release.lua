-- Puts a held handoff back into the queue, at the place that its whole wait gives it.
-- Guarantee: only from the holder whom the decision was made on; once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua; by-mentor is the holder's
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

redis.call('ZREM', byMentor, id)
enqueue()
return write()
