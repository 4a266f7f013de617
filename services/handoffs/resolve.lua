-- Ends a handoff that is held, or one that waits for nobody any more. Its hash and its audit stay; the person may open another.
-- Guarantee: only as the decision found it, with the same holder or with none; it has no timer and no place in the queue any more; once per
-- request id; audited in the same step.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

redis.call('ZREM', byBefore, id)
dequeue()
redis.call('DEL', ofMentee)
return write()
