-- Gives a handoff to the mentor who asked first, or to the coordinator who takes it over from its holder.
-- Guarantee: of any number who claim at once exactly one has it; it is never in the queue and held at the same time,
-- nor held by two; once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

dequeue()
redis.call('ZREM', byBefore, id)
redis.call('ZADD', byMentor, at, id)
return write()
