" Vim, without anybody at it: the list of :make, and ALE with the language server.
"   CMWLINT=program CMWLINT_ROOT=repository vim -N -u NONE -i NONE -n -es -S vim.vim
" Ends with 0; else with 1 and tells what was not as it should be.
let s:failures = []
let s:scratch = tempname()
let g:cmwlint_program = $CMWLINT

function! s:expect(right, what) abort
  if !a:right
    call add(s:failures, a:what)
  endif
endfunction

function! s:eventually(condition, what) abort
  let l:start = reltime()
  while !a:condition() && reltimefloat(reltime(l:start)) < 15
    sleep 50m
  endwhile
  call s:expect(a:condition(), a:what . ' (waited fifteen seconds)')
endfunction

function! s:open(name, directory) abort
  call mkdir(s:scratch . '/' . a:directory, 'p')
  let l:path = s:scratch . '/' . a:directory . '/' . a:name
  call writefile(readfile($CMWLINT_ROOT . '/examples/' . a:name), l:path)
  execute 'edit! ' . fnameescape(l:path)
endfunction

" The words from an item of a list to the next blank.
function! s:words_at(item) abort
  return matchstr(strpart(getline(a:item.lnum), a:item.col - 1), '^\S*')
endfunction

function! s:make(name) abort
  call s:open(a:name, 'make')
  compiler cmwlint
  silent! make! %
  return filter(getqflist(), {_, item -> item.valid})
endfunction

function! s:test_make() abort
  let l:list = s:make('law.en.txt')
  call s:expect(len(l:list) > 20, 'items in the quickfix list: ' . len(l:list))
  let l:crime = filter(copy(l:list), {_, item -> item.text =~# 'CRIM-001'})
  call s:expect(len(l:crime) == 1 && l:crime[0].type ==? 'e' && s:words_at(l:crime[0]) ==# 'imprisonment', 'CRIM-001: ' . string(l:crime))
  let l:crime = filter(s:make('law.ar.txt'), {_, item -> item.text =~# 'CRIM-001'})
  call s:expect(len(l:crime) == 1 && s:words_at(l:crime[0]) =~# 'بالحبس', 'CRIM-001 in Arabic: ' . string(l:crime))
endfunction

function! s:ale(rule) abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> item.code =~# a:rule})
endfunction

function! s:test_ale() abort
  let g:ale_linters = {'text': ['cmwlint']}
  packadd ale
  filetype plugin on
  call s:open('law.en.txt', 'ale')
  call s:expect(&filetype ==# 'text', 'file type: ' . &filetype)
  call ale#Queue(0)
  call s:eventually({-> !empty(s:ale('CRIM-001'))}, 'ALE shows no CRIM-001')
  call s:expect(s:words_at(s:ale('CRIM-001')[0]) ==# 'imprisonment', 'ALE: ' . string(s:ale('CRIM-001')))
  call s:expect(len(s:ale('DOC-001')) == 1, 'ALE shows no DOC-001')
  %s/may retain the passport/shall not retain the passport/
  call ale#Queue(0)
  call s:eventually({-> empty(s:ale('DOC-001'))}, 'DOC-001 stays after the mistake is gone')
  call mkdir(s:scratch . '/programs/.git', 'p')
  call s:open('law.en.txt', 'programs')
  call ale#Queue(0)
  sleep 500m
  call s:expect(empty(s:ale('')), 'a text in a repository of programs is checked')
endfunction

function! s:main() abort
  call s:test_make()
  if empty(globpath(&packpath, 'pack/*/opt/ale'))
    call writefile(['vim: ALE is missing, so only :make was tried'], '/dev/stderr')
  else
    call s:test_ale()
  endif
endfunction

execute 'set runtimepath^=' . fnameescape($CMWLINT_ROOT . '/editors/vim')
try
  call s:main()
catch
  call add(s:failures, v:exception . ' at ' . v:throwpoint)
endtry
call delete(s:scratch, 'rf')
call writefile(map(copy(s:failures), '"FAILED: " . v:val'), '/dev/stderr')
if empty(s:failures)
  qall!
endif
cquit!
