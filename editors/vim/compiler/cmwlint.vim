" :compiler cmwlint, then :make % puts the findings of this draft into the quickfix list, :make DIRECTORY those of all
" drafts below it.
if exists('current_compiler')
  finish
endif
let current_compiler = 'cmwlint'
let s:save_cpo = &cpo
set cpo&vim

execute 'CompilerSet makeprg=' . escape(shellescape(cmwlint#program()) . ' --format concise --color never $*', ' \|"')
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]%m,%-G%.%#

augroup cmwlint_compiler
  autocmd!
  autocmd QuickFixCmdPost make,lmake call cmwlint#count_in_bytes(expand('<amatch>') ==# 'lmake')
augroup END

let &cpo = s:save_cpo
unlet s:save_cpo
