-- Moves the simulated clock on, never back.
-- Guarantee: the offset only grows, so that repeating or reordering calls changes nothing.
-- KEYS: 1 offset
-- ARGV: 1 the wanted offset in milliseconds, 2 channel to tell
-- Returns the offset that holds now
local held = tonumber(redis.call('GET', KEYS[1]) or '0')
local wanted = tonumber(ARGV[1])
if wanted <= held then
  return held
end
redis.call('SET', KEYS[1], string.format('%.0f', wanted))
redis.call('PUBLISH', ARGV[2], '')
return wanted
