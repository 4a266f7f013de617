-- Puts a new handoff, or one that had been resolved, into the queue.
-- Guarantee: one unresolved handoff per person; once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff or the person's own changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() or redis.call('EXISTS', ofMentee) == 1 then return nil end

redis.call('SET', ofMentee, id)
enqueue()
return write()
