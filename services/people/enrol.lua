-- Writes what is known of a person, whether new or not.
-- Guarantee: a person's key is never replaced, nor the address that replies go to; the profile is always the last given.
-- No new key is stored that was wrapped with a master key which is on its way out.
-- KEYS 1 wrapped key  2 profile  3 reply address  4 the oldest version that may wrap   (one person, one slot)
-- ARGV 1 wrapped key, or '' for somebody who has one  2 sealed profile  3 sealed address, or '' for none
-- 4 version of the master key that wrapped the key
-- Returns 1; 0 when there is no such person (no key given and none stored); -1 when the key must be wrapped with a newer
-- version. With 0 and -1 nothing is written.
if ARGV[1] ~= '' then
  if tonumber(ARGV[4]) < tonumber(redis.call('GET', KEYS[4]) or 0) then return -1 end
  redis.call('SET', KEYS[1], ARGV[1], 'NX')
elseif redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('SET', KEYS[2], ARGV[2])
if ARGV[3] ~= '' then
  redis.call('SET', KEYS[3], ARGV[3], 'NX')
end
return 1
