-- Notes that everyone concerned has been told of a request, so that performing it once more tells nobody anything.
-- Guarantee: keeps the time at which the request is forgotten; changes nothing when it is forgotten already.
-- KEYS  1 request  2 untold      ARGV  1 the request's id
-- Returns 1, or 0 when the request is not known.
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'told', '1')
return 1
