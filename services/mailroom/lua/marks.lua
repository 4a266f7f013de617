-- Included before settle and note: how a message went, as it stands in its turn's page of the log. A page is the turn's
-- fence, '|', one mark for each message of the turn, separated by ',', '|', and the sealed lines. A mark is a letter (queued,
-- sent, failed, x for suppressed, delivered) and, behind it, the reason where there is one.

local RANK = { q = 0, s = 1, f = 2, x = 2, d = 3 }

-- Writes how message number `count` of the turn `fence` went, unless what stands there is later.
-- Returns the letter that stands there now, '' when the page is no longer kept.
local function mark(log, fence, count, letter, reason)
  local number = tonumber(string.match(fence, '^%d+'))
  for index = -1, -redis.call('LLEN', log), -1 do
    local page = redis.call('LINDEX', log, index)
    local of, marks, rest = string.match(page, '^([^|]*)|([^|]*)(|.*)$')
    if of == fence then
      local all, now = {}, ''
      for each in string.gmatch(marks, '[^,]+') do
        all[#all + 1] = each
      end
      now = string.sub(all[count] or '', 1, 1)
      if now ~= '' and letter ~= '' and RANK[letter] > RANK[now] then
        all[count] = letter .. reason
        redis.call('LSET', log, index, of .. '|' .. table.concat(all, ',') .. rest)
        now = letter
      end
      return now
    elseif tonumber(string.match(of, '^%d+')) < number then
      return ''
    end
  end
  return ''
end

