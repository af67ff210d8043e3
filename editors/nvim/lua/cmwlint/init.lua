--- cmwlint in Neovim: starts the language server for drafts and shows its findings. Neovim 0.7 or newer, no plugins.
--- `:help cmwlint` tells how to use it; what follows is how it is made.
---
--- Everything the server can do besides findings (hover, symbols, code actions, definitions, rename …) is Neovim's own
--- `vim.lsp.buf`; this file only decides which buffers are drafts, starts one server a project, and adds the commands
--- that the protocol has no word for.

local M = {}

--- What a user may set; see `setup`.
M.options = {
  program = 'cmwlint',
  check = 'automatic',
  filetypes = { 'text', 'markdown', 'html', 'xml' },
  settings = {},
  on_attach = nil,
  virtual_text = true,
}

local servers = {} -- root directory → id of the client
local stopping = {} -- ids of clients that were told to stop

local function say(text, level)
  vim.notify('cmwlint: ' .. text, level or vim.log.levels.INFO)
end

--- The nearest directory at or above `from` that has an entry `name`; nil: none.
local function nearest(name, from)
  local directory = from
  while true do
    if (vim.uv or vim.loop).fs_stat(directory .. '/' .. name) then
      return directory
    end
    local above = vim.fn.fnamemodify(directory, ':h')
    if above == directory or above == '.' then
      return nil
    end
    directory = above
  end
end

--- Where a buffer belongs.
--- @return string directory, boolean whether it can be taken for a draft without asking
function M.root(bufnr)
  local path = vim.api.nvim_buf_get_name(bufnr)
  local directory = path == '' and vim.fn.getcwd() or vim.fn.fnamemodify(path, ':p:h')
  local project = nearest('cmwlint.toml', directory)
  if project then
    return project, true
  end
  local repository = nearest('.git', directory)
  -- A text in somebody's repository of programs is not a draft because it is a text.
  return repository or directory, repository == nil and path ~= ''
end

local function wanted(bufnr)
  if M.options.check == 'asked' or vim.bo[bufnr].buftype ~= '' then
    return false
  end
  local root, draft = M.root(bufnr)
  if vim.bo[bufnr].filetype == 'toml' then
    -- Rule packs lie below the configuration that names them; other people's TOML is none of our business.
    return nearest('cmwlint.toml', root) ~= nil
  end
  return draft or M.options.check == 'all'
end

--- The finding's first line with its rule; the advice in the second is for the float.
local function short(diagnostic)
  local text = diagnostic.message:match('^[^\n]*')
  return diagnostic.code and (diagnostic.code .. ' ' .. text) or text
end

-- At the end of a line as much as the window has room for: lines of laws are long, and half a message says nothing.
local function at_end_of_line(diagnostic)
  local whole = short(diagnostic):gsub(' %([^()]*%)$', '') -- in which provision: in this one
  local bufnr = diagnostic.bufnr or 0
  local window = vim.fn.bufwinid(bufnr)
  local line = vim.api.nvim_buf_get_lines(bufnr, diagnostic.lnum, diagnostic.lnum + 1, false)[1] or ''
  local margins = 14 -- signs, line number, the bullets of other findings of this line
  local room = (window > 0 and vim.api.nvim_win_get_width(window) or 80) - margins
  local fits = vim.fn.strdisplaywidth(line) + vim.fn.strdisplaywidth(whole) <= room
  return (fits or not diagnostic.code) and whole or diagnostic.code
end

local function long(diagnostic)
  return diagnostic.code and (diagnostic.code .. ' ' .. diagnostic.message) or diagnostic.message
end

local function show_findings_of(id)
  local shown = { severity_sort = true }
  shown.virtual_text = M.options.virtual_text and { format = at_end_of_line, spacing = 2, prefix = '•' } or false
  vim.diagnostic.config(shown, vim.lsp.diagnostic.get_namespace(id))
end

local function start(root)
  local options = {
    name = 'cmwlint',
    cmd = { M.options.program, 'lsp' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
    settings = { cmwlint = M.options.settings },
    init_options = M.options.settings,
    on_attach = M.options.on_attach,
    on_exit = function(code, _, id)
      servers[root] = servers[root] ~= id and servers[root] or nil
      if code ~= 0 and not stopping[id] then
        vim.schedule(function()
          say(('the server ended with %d; :CmwlintRestart starts it again'):format(code), vim.log.levels.WARN)
        end)
      end
    end,
  }
  -- An empty table would go out as a list.
  if next(M.options.settings) == nil then
    options.settings.cmwlint = vim.empty_dict()
    options.init_options = vim.empty_dict()
  end
  return vim.lsp.start_client(options)
end

--- Checks a buffer from now on, whatever `check` says of it.
--- @param bufnr number? the current one if nil
--- @return number? id of the client
function M.attach(bufnr)
  bufnr = (bufnr == nil or bufnr == 0) and vim.api.nvim_get_current_buf() or bufnr
  if vim.fn.executable(M.options.program) == 0 then
    local why = ('there is no program %s; set `program` in require("cmwlint").setup'):format(M.options.program)
    say(why, vim.log.levels.ERROR)
    return nil
  end
  local root = M.root(bufnr)
  local id = servers[root]
  if id == nil or vim.lsp.get_client_by_id(id) == nil then
    id = start(root)
    if id == nil then
      return nil
    end
    servers[root] = id
    show_findings_of(id)
  end
  vim.lsp.buf_attach_client(bufnr, id)
  return id
end

--- The server of a buffer; nil: it is not checked.
function M.client(bufnr)
  for _, id in pairs(servers) do
    if vim.lsp.buf_is_attached(bufnr or 0, id) then
      return vim.lsp.get_client_by_id(id)
    end
  end
end

local function attached_buffers()
  local out = {}
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if M.client(bufnr) then
      out[#out + 1] = bufnr
    end
  end
  return out
end

function M.stop()
  for root, id in pairs(servers) do
    stopping[id] = true
    vim.lsp.stop_client(id)
    servers[root] = nil
  end
end

function M.restart()
  local buffers = attached_buffers()
  M.stop()
  vim.defer_fn(function()
    for _, bufnr in ipairs(buffers) do
      if vim.api.nvim_buf_is_loaded(bufnr) then
        M.attach(bufnr)
      end
    end
  end, 200)
end

--- The findings of the cursor's line in full, in a floating window.
function M.line()
  local options = { scope = 'line', severity_sort = true, format = long, header = '', source = false }
  options.border, options.max_width = 'rounded', 96
  options.prefix = function(_, i, all) return all > 1 and i .. '. ' or '', '' end
  local _, window = vim.diagnostic.open_float(0, options)
  if window then
    vim.wo[window].linebreak = true
  end
end

-- What both generations of Neovim understand: client.request(…) until 0.10, client:request(…) from 0.11.
local function request(method, params, then_do)
  local client = M.client(0)
  if not client then
    return say('this buffer is not checked; :CmwlintCheck does', vim.log.levels.WARN)
  end
  local function handle(err, result)
    if err then
      return say(err.message, vim.log.levels.ERROR)
    end
    then_do(result, client)
  end
  local bufnr = vim.api.nvim_get_current_buf()
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, handle, bufnr)
  else
    client.request(method, params, handle, bufnr)
  end
end

local function quickfix_of(report, client)
  local out = {}
  for _, file in ipairs(report.items or {}) do
    for _, d in ipairs(file.items or {}) do
      local item = vim.lsp.util.locations_to_items({ { uri = file.uri, range = d.range } }, client.offset_encoding)[1]
      item.type = ({ 'E', 'W', 'N', 'N' })[d.severity] or 'E'
      item.text = short(d)
      out[#out + 1] = item
    end
  end
  return out
end

--- Findings of all drafts of the project, in the quickfix list.
function M.workspace()
  request('workspace/diagnostic', { previousResultIds = {} }, function(report, client)
    local list = quickfix_of(report or {}, client)
    vim.fn.setqflist({}, ' ', { title = 'cmwlint', items = list })
    say(('%d findings in the drafts of this project'):format(#list))
    if #list > 0 then
      vim.cmd('botright copen')
    end
  end)
end

-- What the server answers to a command, in a floating window.
local function show_answer(answer)
  if type(answer) ~= 'table' or not (answer.markdown or answer.text) then
    return
  end
  local lines = vim.split(answer.markdown or answer.text, '\n', { plain = true })
  local options = { border = 'rounded', focus_id = 'cmwlint', max_width = 100, wrap = true }
  vim.lsp.util.open_floating_preview(lines, answer.markdown and 'markdown' or 'text', options)
end

local function execute(command, argument)
  request('workspace/executeCommand', { command = command, arguments = { argument } }, show_answer)
end

local function rule_at_cursor()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  for _, d in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if d.source == 'cmwlint' and d.code then
      return d.code
    end
  end
end

--- What stands behind a rule; without an id behind the first finding of the cursor's line.
function M.rule(id)
  id = (id ~= nil and id ~= '') and id or rule_at_cursor()
  if not id then
    return say('there is no finding in this line; name a rule, for example :CmwlintRule DET-001', vim.log.levels.WARN)
  end
  execute('cmwlint.showRule', { rule = id, uri = vim.uri_from_bufnr(0) })
end

--- How the line under the cursor was read, and why rules spoke of it or not.
function M.why()
  execute('cmwlint.showWhy', { uri = vim.uri_from_bufnr(0), line = vim.api.nvim_win_get_cursor(0)[1] - 1 })
end

local function add_commands()
  local function add(name, run, about, more)
    vim.api.nvim_create_user_command(name, run, vim.tbl_extend('force', { desc = about }, more or {}))
  end
  add('CmwlintCheck', function() M.attach(0) end, 'Check this buffer, and go on while it is edited')
  add('CmwlintStop', M.stop, 'Stop checking')
  add('CmwlintRestart', M.restart, 'Start the server again')
  add('CmwlintWorkspace', M.workspace, 'Findings of all drafts of the project')
  add('CmwlintLine', M.line, 'The findings of this line in full')
  add('CmwlintRule', function(a) M.rule(a.args) end, 'What stands behind a rule', { nargs = '?' })
  add('CmwlintWhy', M.why, 'How this line was read')
end

--- Begins to check drafts as they are opened.
---   program       the program, by name or path
---   check         'automatic': below a cmwlint.toml, and texts outside of any repository; 'all': every buffer of these
---                 file types; 'asked': only after :CmwlintCheck
---   filetypes     of drafts
---   settings      messageLanguage, language, kind, select, ignore, codeLens, inlayHints: as in docs/editors.md
---   on_attach     function(client, bufnr), for key mappings
---   virtual_text  false: no findings at the ends of lines
function M.setup(options)
  M.options = vim.tbl_extend('force', M.options, options or {})
  add_commands()
  local types = vim.deepcopy(M.options.filetypes)
  types[#types + 1] = 'toml'
  -- Code actions that end in something to read.
  for _, name in ipairs { 'cmwlint.showRule', 'cmwlint.showWhy' } do
    vim.lsp.commands[name] = function(command) execute(name, command.arguments[1]) end
  end
  local group = vim.api.nvim_create_augroup('cmwlint', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = types,
    callback = function(event)
      if wanted(event.buf) then
        M.attach(event.buf)
      end
    end,
  })
  -- What was opened before `setup` was called.
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.tbl_contains(types, vim.bo[bufnr].filetype) and wanted(bufnr) then
      M.attach(bufnr)
    end
  end
end

return M
