-- Read before guard.lua: what is counted of a transition, in the same step as the transition itself.
-- Guarantee: the first claim and the first human word are counted once for each time that somebody begins to wait, however often a
-- handoff changes hands; an alert is counted once for each who is told. Ids, reasons and instants only.
-- KEYS  12 measures  13 alerts of the day
-- ARGV  15 'begins' for one that begins to wait; 'claim' or 'word' for what may be the first of its kind since then; or ''
--       16 the reason that it goes by  17 since when they have waited, ms since 1970  18 whom it is offered to, as a JSON list
--       19 who was not shown what they were offered, or ''

local MEASURES, ALERTS = KEYS[12], KEYS[13]
local KEPT_DAYS = 36
local DAY_MS = 86400000
local FIRST = { claim = 'claimedAt', word = 'spokenAt' }

-- What is older than anybody asks for goes, by Redis' own clock.
local function measure(handoff, at)
  local what = ARGV[15]
  if what == 'begins' then redis.call('HDEL', handoff, FIRST.claim, FIRST.word) end
  local field = FIRST[what]
  if not field or redis.call('HSETNX', handoff, field, at) == 0 then return end
  local oldest = redis.call('TIME')[1] * 1000 - KEPT_DAYS * DAY_MS
  redis.call('XADD', MEASURES, 'MINID', '~', string.format('%d', oldest), '*',
    'what', what, 'reason', ARGV[16], 'waited', string.format('%d', at - ARGV[17]), 'at', at)
end

local function countAlerts()
  for _, who in ipairs(cjson.decode(ARGV[18])) do
    redis.call('HINCRBY', ALERTS, who, 1)
    redis.call('PEXPIRE', ALERTS, KEPT_DAYS * DAY_MS)
  end
end

-- They have all that they may be asked, or have stopped texts: it was never on their phone.
local function uncountAlert()
  local who = ARGV[19]
  if who ~= '' and tonumber(redis.call('HGET', ALERTS, who) or 0) > 0 then redis.call('HINCRBY', ALERTS, who, -1) end
end
