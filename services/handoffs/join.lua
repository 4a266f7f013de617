-- Adds a reason, or another offer, to an unresolved handoff, which may move up the queue or climb the ladder and keeps its holder.
-- Guarantee: only to the one the decision was made on, still unresolved; once per request id; audited in the same step.
-- KEYS, ARGV: guard.lua; a score only while it is open
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

if score ~= '' then enqueue() end
return write()
