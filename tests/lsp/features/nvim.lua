-- Neovim's own client (0.7 and newer), without any plugin: hover, symbols, a code action and a renaming as a user makes
-- them. CMWLINT=program nvim --headless -u NONE -i NONE -S nvim.lua; ends with 0, else tells what was wrong.
local failed = 0
local function expect(right, what)
  if not right then
    failed = failed + 1
    io.stderr:write('FAILED: ' .. what .. '\n')
  end
end
local function eventually(condition, what) expect(vim.wait(30000, condition, 20), what) end

local function main()
  local scratch = vim.fn.tempname()
  vim.fn.mkdir(scratch, 'p')
  vim.fn.writefile({
    'FOREIGNERS ACT', '', 'Article 1. Entry',
    '😀 A foreigner who enters the territory unlawfully shall be punished by imprisonment. See article 2.', '',
    'Article 2. Children', '😀 Children may be detained for 30 days under article 1.',
  }, scratch .. '/act.txt')
  vim.fn.chdir(scratch)
  vim.cmd('edit act.txt')
  local id = vim.lsp.start_client { name = 'cmwlint', cmd = { vim.env.CMWLINT, 'lsp' }, root_dir = scratch }
  vim.lsp.buf_attach_client(0, id)
  eventually(function() return #vim.diagnostic.get(0) > 2 end, 'findings')
  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(0, method, params, 30000) or {}
    local _, answer = next(answers)
    expect(answer and not answer.err, method .. ' is answered: ' .. vim.inspect(answer))
    return answer and answer.result
  end
  local function go_to(words)
    vim.fn.cursor(1, 1)
    vim.fn.search('\\V' .. words, 'cw')
  end

  -- What is pressed is pressed: the window of the hover is looked into.
  go_to('article 2')
  vim.lsp.buf.hover()
  eventually(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      if vim.api.nvim_win_get_config(window).relative ~= '' and table.concat(lines, ' '):find('Children may be detained', 1, true) then
        return true
      end
    end
  end, 'the hover shows article 2')

  local symbols = ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  local items = vim.lsp.util.symbols_to_items(symbols, 0)
  expect(#items == 2 and items[2].text:find('Article 2', 1, true), 'symbols: ' .. vim.inspect(items))
  expect(items[2] and items[2].lnum == 6, 'the line of article 2')

  go_to('article 2')
  vim.lsp.buf.definition()
  eventually(function() return vim.fn.line('.') == 6 end, 'the definition of article 2')

  -- The first choice is to suppress: the edit comes to a buffer of the suppressions file.
  go_to('imprisonment')
  local chosen
  vim.ui.select = function(all, _, choose)
    for i, one in ipairs(all) do
      local action = one[2] or one
      if action.title:find('Suppress CRIM-001', 1, true) then
        chosen = action.title
        return choose(one, i)
      end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action()
  eventually(function() return chosen ~= nil end, 'the code action is offered')
  local function suppressions()
    local buffer = vim.fn.bufnr('cmwlint-suppressions.toml')
    return buffer > 0 and table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') or ''
  end
  eventually(function() return suppressions():find('rule = "CRIM-001"', 1, true) end, 'the entry is written: ' .. suppressions())
  expect(suppressions():find('reason = ""', 1, true), 'it has no reason yet')

  vim.cmd('buffer act.txt')
  go_to('Article 2')
  vim.fn.cursor(vim.fn.line('.'), 9)
  vim.lsp.buf.rename('7')
  eventually(function() return vim.fn.getline(6) == 'Article 7. Children' end, 'the label is renumbered')
  expect(vim.fn.getline(4):find('See article 7.', 1, true), 'the reference is renumbered: ' .. vim.fn.getline(4))
  expect(vim.fn.getline(7):find('under article 1.', 1, true), 'the other reference stays')
  vim.lsp.stop_client(id)
end

local good, why = xpcall(main, debug.traceback)
if not good then io.stderr:write(why .. '\n') end
vim.cmd((good and failed == 0) and 'qall!' or 'cquit 1')
