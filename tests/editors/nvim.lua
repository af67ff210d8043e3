-- Neovim, without anybody at it, on shipped examples: what a user does is done, what he sees is compared.
--   CMWLINT=program CMWLINT_ROOT=repository nvim --headless -u NONE -i NONE -S nvim.lua
-- Ends with 0; else with 1 and tells what was not as it should be.

local program, repository = vim.env.CMWLINT, vim.env.CMWLINT_ROOT
local scratch = vim.fn.tempname()
local failures, step = 0, ''

local function expect(right, what)
  if not right then
    failures = failures + 1
    io.stderr:write(('FAILED in "%s": %s\n'):format(step, what))
  end
end

local function expect_equal(got, wanted, what)
  expect(vim.deep_equal(got, wanted), ('%s: got %s, not %s'):format(what, vim.inspect(got), vim.inspect(wanted)))
end

local function eventually(condition, what)
  expect(vim.wait(10000, condition, 10), what .. ' (waited ten seconds)')
end

-- A file of its own, so that nothing in the repository can change.
local function draft(name, lines)
  local path = scratch .. '/' .. name
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  vim.fn.writefile(lines, path)
  return path
end

local function example(name, directory)
  return draft((directory or 'drafts') .. '/' .. name, vim.fn.readfile(repository .. '/examples/' .. name))
end

local function findings(rule)
  return vim.tbl_filter(function(d) return rule == nil or d.code == rule end, vim.diagnostic.get(0))
end

local function underlined(d)
  return vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {})[1]
end

local function line_with(words)
  return vim.fn.search('\\V' .. words, 'nw')
end

local function go_to(words)
  vim.fn.cursor(1, 1)
  vim.fn.search('\\V' .. words, 'cw')
end

local function open(path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(path))
end

local cmwlint
local steps = {}
local function test(name, run) steps[#steps + 1] = { name, run } end

test('a draft that is opened is checked', function()
  open(example('law.en.txt'))
  eventually(function() return #findings() > 3 end, 'no findings')
  local crime = findings('CRIM-001')
  expect_equal(#crime, 1, 'findings of CRIM-001')
  expect_equal(underlined(crime[1]), 'imprisonment', 'words underlined')
  expect_equal(crime[1].severity, vim.diagnostic.severity.ERROR, 'severity')
  expect(#crime[1].message > 60, 'the message does not stand alone')
  expect_equal(#vim.lsp.buf_get_clients(0), 1, 'servers of the buffer')
end)

test('an edit changes what it is about and nothing else', function()
  local before = #findings()
  local line = line_with('retain the passport')
  expect(line > 0, 'the example has changed')
  local there = vim.tbl_filter(function(d) return d.lnum == line - 1 end, findings())
  expect(#there > 0, 'nothing is said of the passport')
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { 'An employer shall not retain the passport of a foreign worker.' })
  eventually(function() return #findings() == before - #there end, 'the finding stays after the mistake is gone')
  vim.cmd('silent undo')
  eventually(function() return #findings() == before end, 'the finding does not come back with undo')
end)

-- What the server answers to a request about the cursor.
local function ask(method, more)
  local client = vim.lsp.buf_get_clients(0)[next(vim.lsp.buf_get_clients(0))]
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, client.offset_encoding), more or {})
  local answer = vim.lsp.buf_request_sync(0, method, params, 5000)
  expect(answer and answer[client.id] and not answer[client.id].error, method .. ': ' .. vim.inspect(answer))
  return answer and answer[client.id] and answer[client.id].result
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
  return ''
end

local function close_floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.api.nvim_win_close(window, true)
    end
  end
end

local function see_floating(words, what)
  eventually(function() return floating():find(words, 1, true) ~= nil end, what)
  close_floating()
end

test('hover, symbols, code actions, definition', function()
  go_to('imprisonment')
  vim.lsp.buf.hover()
  see_floating('decriminalis', 'the hover does not say why')
  local symbols = ask('textDocument/documentSymbol')
  local parts = vim.tbl_map(function(s) return s.name end, symbols or {})
  expect(vim.tbl_contains(parts, 'PART II'), 'symbols: ' .. vim.inspect(parts))
  local here = vim.lsp.util.make_range_params()
  here.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0) }
  local titles = vim.tbl_map(function(a) return a.title end, ask('textDocument/codeAction', here) or {})
  expect(table.concat(titles, '; '):find('CRIM-001', 1, true), 'code actions: ' .. vim.inspect(titles))
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'Section 12. Sanctions', 'A breach of section 7 is punished with a fine.' })
  go_to('section 7 is punished')
  local target = ask('textDocument/definition')
  target = vim.tbl_islist(target or {}) and target[1] or target
  local range = target and (target.targetSelectionRange or target.range)
  expect_equal(range and range.start.line + 1, line_with('Section 7. Identity'), 'line of the definition of section 7')
  vim.cmd('silent undo')
end)

test('a code action mends the draft', function()
  go_to('imprisonment')
  local here = vim.lsp.util.make_range_params()
  here.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0) }
  for _, action in ipairs(ask('textDocument/codeAction', here) or {}) do
    if action.kind == 'refactor.rewrite' and action.edit then
      local before = vim.api.nvim_buf_line_count(0)
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      expect(vim.api.nvim_buf_line_count(0) > before, 'the model clause is not in the draft')
      vim.cmd('silent undo')
      return
    end
  end
  expect(false, 'no model clause is offered')
end)

test('a code action writes other words, and the other findings stay', function()
  local before = #findings()
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'Section 13. Registers', 'The police shall register illegal migrants.' })
  eventually(function() return #findings('TERM-001') == 1 end, 'the term is not found')
  local others = #findings() - 1
  go_to('illegal migrants')
  local here = vim.lsp.util.make_range_params()
  here.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0), only = { 'quickfix' } }
  local fixes = vim.tbl_filter(function(a) return a.title:find('irregular situation', 1, true) and a.edit end,
    ask('textDocument/codeAction', here) or {})
  expect_equal(#fixes, 1, 'other words that are offered')
  vim.lsp.util.apply_workspace_edit(fixes[1].edit, 'utf-16')
  expect(line_with('register migrants in an irregular situation.') > 0, 'the words are not in the draft')
  eventually(function() return #findings('TERM-001') == 0 and #findings() == others end, 'other findings went too')
  vim.cmd('silent undo')
  vim.cmd('silent undo')
  eventually(function() return #findings() == before end, 'undo does not bring the draft back')
end)

test('the commands show what they are for', function()
  go_to('imprisonment')
  vim.cmd('CmwlintLine')
  see_floating('CRIM-001 irregular entry', ':CmwlintLine shows nothing')
  vim.cmd('CmwlintRule')
  see_floating('CMW/C/AZE/CO/3', ':CmwlintRule shows no page')
  vim.cmd('CmwlintWhy')
  see_floating('CRIM-001', ':CmwlintWhy shows nothing')
end)

test('columns are right in Arabic and Chinese, after characters outside of the basic plane', function()
  open(example('law.ar.txt'))
  eventually(function() return #findings('CRIM-001') > 0 end, 'no findings in Arabic')
  expect(underlined(findings('CRIM-001')[1]):find('بالحبس', 1, true), 'underlined: ' .. underlined(findings('CRIM-001')[1]))
  open(example('labour-agreement.zh.txt'))
  eventually(function() return #findings() > 2 end, 'no findings in Chinese')
  local line = line_with('护照')
  local there = vim.tbl_filter(function(d) return d.lnum == line - 1 end, findings())
  expect(#there > 0, 'nothing is said of the passports')
  local words = underlined(there[1])
  local text = vim.fn.getline(line)
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { '𠀀𠀁' .. text })
  eventually(function()
    local now = vim.tbl_filter(function(d) return d.lnum == line - 1 end, findings())
    return #now == #there and now[1].col == there[1].col + 8 and underlined(now[1]) == words
  end, 'the underlined words are not where they were')
end)

test('a project has one server, and one that needs none has none', function()
  expect_equal(#vim.lsp.get_active_clients(), 1, 'servers of one directory')
  draft('programs/.git/HEAD', { '' })
  open(draft('programs/notes.txt', { 'Article 1', 'A child may be detained pending removal.' }))
  vim.wait(300)
  expect_equal(#vim.lsp.buf_get_clients(0), 0, 'servers of a text in a repository of programs')
  vim.cmd('CmwlintCheck')
  eventually(function() return #findings() > 0 end, 'no findings after :CmwlintCheck')
  draft('laws/cmwlint.toml', { '[rules]', 'ignore = ["CRIM"]' })
  draft('laws/.git/HEAD', { '' })
  open(example('law.en.txt', 'laws'))
  eventually(function() return #findings() > 3 end, 'no findings below a cmwlint.toml')
  expect_equal(#findings('CRIM-001'), 0, 'findings of a rule that cmwlint.toml leaves out')
end)

test('all drafts of the project come into the quickfix list', function()
  example('law.ar.txt', 'laws')
  vim.cmd('CmwlintWorkspace')
  local function of(name)
    return vim.tbl_filter(function(item) return vim.fn.bufname(item.bufnr):find(name, 1, true) ~= nil end, vim.fn.getqflist())
  end
  eventually(function() return #of('law.en.txt') > 3 and #of('law.ar.txt') > 3 end, 'not all drafts are in the list')
  local arabic = vim.tbl_filter(function(item) return item.text:find('DET-001', 1, true) ~= nil end, of('law.ar.txt'))
  expect(#arabic == 1 and arabic[1].type == 'E', 'DET-001 in Arabic: ' .. vim.inspect(arabic))
  vim.cmd('cclose')
end)

test('settings are the ones of setup', function()
  cmwlint.stop()
  cmwlint.setup { program = program, settings = { messageLanguage = 'fr', select = { 'CRIM-001' } } }
  open(example('law.en.txt', 'settings'))
  eventually(function() return #findings() > 0 end, 'no findings')
  expect_equal(#findings(), 1, 'findings of select = CRIM-001')
  expect(findings()[1].message:find('entrée irrégulière', 1, true), 'not in French: ' .. findings()[1].message)
  cmwlint.stop()
  cmwlint.setup { program = program, settings = {} }
end)

test('the server ends with the client', function()
  open(example('law.en.txt', 'end'))
  eventually(function() return #findings() > 0 end, 'no findings')
  local id = cmwlint.client().id
  vim.cmd('CmwlintStop')
  eventually(function() return vim.lsp.get_client_by_id(id) == nil end, 'the server goes on')
end)

local function main()
  vim.opt.runtimepath:prepend(repository .. '/editors/nvim')
  vim.cmd('filetype on')
  cmwlint = require('cmwlint')
  cmwlint.setup { program = program }
  for _, one in ipairs(steps) do
    step = one[1]
    local before = failures
    local fine, why = xpcall(one[2], debug.traceback)
    expect(fine, why)
    print((failures == before and 'passed: ' or 'FAILED: ') .. step .. '\n')
  end
end

local fine, why = xpcall(main, debug.traceback)
if not fine then
  io.stderr:write(why .. '\n')
end
vim.fn.delete(scratch, 'rf')
vim.cmd(fine and failures == 0 and 'qall!' or 'cquit! 1')
