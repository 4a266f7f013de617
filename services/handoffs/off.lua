-- Notes that a mentor or coordinator is off shift, or back on it.
-- Guarantee: audited in the same step; done again it changes nothing and is not audited again.
-- KEYS  1 off  2 audit      ARGV  1 who  2 '1' for off, '' for on  3 at, ms since 1970
-- Returns 1 when it changed, otherwise 0.
local who, off, at = unpack(ARGV)
local changed = redis.call(off == '1' and 'SADD' or 'SREM', KEYS[1], who)
if changed == 1 then
  redis.call('XADD', KEYS[2], '*', 'did', off == '1' and 'off-shift' or 'on-shift', 'by', who, 'at', at)
end
return changed
