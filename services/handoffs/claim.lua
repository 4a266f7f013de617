-- Gives an open handoff to the mentor who asked first.
-- Guarantee: of any number who claim at once exactly one has it; it is never in the queue and held at the same time;
-- once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua; by-mentor is the claimant's
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

dequeue()
redis.call('ZADD', byMentor, at, id)
return write()
