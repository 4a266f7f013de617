-- Puts a handoff back into the queue, at the place that its whole wait gives it: given back, passed to somebody by name,
-- or taken from a holder who was silent.
-- Guarantee: only as the decision found it, with the same holder or with none; once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

redis.call('ZREM', byBefore, id)
enqueue()
return write()
