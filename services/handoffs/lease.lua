-- Notes how a holder and the mentee stand: awaited, answered, asked whether they are still there, kept.
-- Guarantee: only of the holder whom the decision was made on; it stays with them, with a timer; once per request id;
-- audited in the same step.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

return write()
