-- Notes that everyone concerned has been told of a request, so that performing it once more tells nobody anything.
-- Guarantee: keeps the time at which the request is forgotten; changes nothing when it is forgotten already. Of any number who
-- note the same one of the clock's, one is the first.
-- KEYS  1 request  2 untold      ARGV  1 the request's id
-- Returns 1 to the first who notes one of the clock's; otherwise 0.
local first = redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'told', '1') end
return first
