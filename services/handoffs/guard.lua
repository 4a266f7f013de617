-- Read before each transition of this folder, which then has these names and functions.
-- KEYS  1 handoff  2 request  3 of-mentee  4 by-mentor: whoever had it before  5 by-mentor: whoever has it then
--       6 open  7 sla  8 unalerted  9 timers  10 untold  11 audit  12 and 13: measures.lua   (README; one slot)
-- ARGV  1 owner and 2 version the decision was made on ('' for none)  3 the decision, as JSON
--       4 how long it is remembered, ms  5 handoff id  6 what was done  7 by whom  8 at, ms since 1970
--       9 reason given, or ''  10 score in open, or ''  11 due at, or ''  12 '1' when nobody could be told
--       13 when its timer is over, or ''  14 the request's id when the clock asked, or ''
--       15 to 19: measures.lua  20… the fields of the handoff's hash
local handoff, request, ofMentee, byBefore, byMentor, open, sla, unalerted, timers, untold, audit = unpack(KEYS, 1, 11)
local owner, version, decision, keep, id, done, by, at, reason, score, dueAt, nobody, timerAt, ofClock = unpack(ARGV, 1, 14)
local FIELDS = 20

-- The decision made when this request was first performed.
local function decidedBefore()
  return redis.call('HGET', request, 'decision')
end

-- Compare: is the handoff still the one that the decision was made on?
local function stillAsDecidedOn()
  local is = redis.call('HMGET', handoff, 'owner', 'version')
  return (is[1] or '') == owner and (is[2] or '') == version
end

-- What the clock asked nobody asks again: until everyone was told it stands in `untold`, for whoever sweeps next.
local function remember()
  uncountAlert()
  redis.call('HSET', request, 'decision', decision)
  redis.call('PEXPIRE', request, keep)
  if ofClock ~= '' then redis.call('HSET', untold, ofClock, id) end
  return decision
end

-- Set: the handoff, its timer, its audit entry, what is counted of it, and the memory of the request.
local function write()
  redis.call('HSET', handoff, unpack(ARGV, FIELDS))
  if timerAt == '' then redis.call('ZREM', timers, id) else redis.call('ZADD', timers, timerAt, id) end
  redis.call('XADD', audit, '*', 'handoff', id, 'did', done, 'by', by, 'at', at, 'reason', reason,
    'version', redis.call('HGET', handoff, 'version'))
  measure(handoff, at)
  countAlerts()
  return remember()
end

local function enqueue()
  redis.call('ZADD', open, score, id)
  redis.call('ZADD', sla, dueAt, id)
  redis.call(nobody == '1' and 'SADD' or 'SREM', unalerted, id)
end

local function dequeue()
  redis.call('ZREM', open, id)
  redis.call('ZREM', sla, id)
  redis.call('SREM', unalerted, id)
end
