-- Remembers a refusal, or a request for what is so already. Changes no handoff and is not audited.
-- Guarantee: the answer was true of the handoff at this instant; the same request is answered the same way from now on.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request, or nil when the handoff changed meanwhile.
local before = decidedBefore()
if before then return before end
if not stillAsDecidedOn() then return nil end

return remember()
