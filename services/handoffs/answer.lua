-- Remembers a refusal, or a request for what is so already. Changes no handoff and is not audited, so that it compares
-- nothing: the answer was true when the handoff was read.
-- Guarantee: the same request is answered the same way from now on.
-- KEYS, ARGV: guard.lua
-- Returns the decision now in force for this request.
local before = decidedBefore()
if before then return before end

return remember()
