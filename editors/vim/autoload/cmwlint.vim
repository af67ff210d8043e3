" cmwlint in Vim: what the compiler and the ALE linters share.
"   g:cmwlint_program   the program, by name or path ('cmwlint')
"   g:cmwlint_check     'automatic' (files below a cmwlint.toml and files in no git repository) or 'all'
"   g:cmwlint_settings  what the server is told, e.g. {'messageLanguage': 'fr'}

function! cmwlint#program() abort
  return get(g:, 'cmwlint_program', 'cmwlint')
endfunction

" The directory of the draft's cmwlint.toml, else its own; empty: the file is no draft, and ALE starts no server.
function! cmwlint#root(buffer) abort
  let l:directory = fnamemodify(bufname(a:buffer), ':p:h')
  let l:project = findfile('cmwlint.toml', escape(l:directory, ' ,;') . ';')
  if !empty(l:project)
    return fnamemodify(l:project, ':p:h')
  endif
  let l:in_repository = !empty(finddir('.git', escape(l:directory, ' ,;') . ';'))
  return l:in_repository && get(g:, 'cmwlint_check', 'automatic') !=# 'all' ? '' : l:directory
endfunction

" Tells ALE of the server, for drafts of a file type.
function! cmwlint#define_for(filetype) abort
  call ale#linter#Define(a:filetype, {
  \   'name': 'cmwlint',
  \   'lsp': 'stdio',
  \   'language': {_ -> a:filetype is# 'text' ? 'plaintext' : a:filetype},
  \   'executable': {_ -> cmwlint#program()},
  \   'command': '%e lsp',
  \   'project_root': function('cmwlint#root'),
  \   'initialization_options': {_ -> get(g:, 'cmwlint_settings', {})},
  \   'lsp_config': {_ -> {'cmwlint': get(g:, 'cmwlint_settings', {})}},
  \})
endfunction

" cmwlint counts columns in characters, Vim in bytes: puts that right in the list that :make has just made.
function! cmwlint#count_in_bytes(location) abort
  if get(b:, 'current_compiler', get(g:, 'current_compiler', '')) !=# 'cmwlint'
    return
  endif
  let l:list = a:location ? getloclist(0) : getqflist()
  for l:item in l:list
    if l:item.valid && l:item.col > 0
      call bufload(l:item.bufnr)
      let l:line = get(getbufline(l:item.bufnr, l:item.lnum), 0, '')
      let l:item.col = max([byteidxcomp(l:line, l:item.col - 1), 0]) + 1
    endif
  endfor
  if a:location
    call setloclist(0, l:list, 'r')
  else
    call setqflist(l:list, 'r')
  endif
endfunction
