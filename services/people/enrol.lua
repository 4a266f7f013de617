-- Writes what is known of a person, whether new or not.
-- Guarantee: a person's key is never replaced, nor the address that replies go to; the profile is always the last given.
-- KEYS 1 wrapped key  2 profile  3 reply address   (one person, one slot)
-- ARGV 1 wrapped key, or '' for somebody who has one  2 sealed profile  3 sealed address, or '' for none
-- Returns 1; 0 when there is no such person (no key given and none stored): nothing is written.
if ARGV[1] ~= '' then
  redis.call('SET', KEYS[1], ARGV[1], 'NX')
elseif redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('SET', KEYS[2], ARGV[2])
if ARGV[3] ~= '' then
  redis.call('SET', KEYS[3], ARGV[3], 'NX')
end
return 1
