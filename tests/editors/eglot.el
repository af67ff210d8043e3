;;; eglot.el --- Emacs with Eglot, without anybody at it  -*- lexical-binding: t; -*-
;; What a user does is done, what he sees is compared.
;;   CMWLINT=program CMWLINT_ROOT=repository emacs -q --batch -l eglot.el
;; Ends with 0; else with 1 and tells what was not as it should be.

(setq debug-on-error nil package-user-dir (make-temp-file "cmwlint-elpa" t))
(require 'package)
(package-initialize)
(unless (require 'eglot nil t)
  (message "eglot is not installed")
  (kill-emacs 0))

(defvar test-root (getenv "CMWLINT_ROOT"))
(defvar test-scratch (file-name-as-directory (make-temp-file "cmwlint" t)))
(defvar test-failures 0)

(add-to-list 'load-path (expand-file-name "editors/emacs" test-root))
(require 'cmwlint)

(defun test-expect (right what &rest arguments)
  (unless right
    (setq test-failures (1+ test-failures))
    (message "FAILED: %s" (apply #'format what arguments))))

(defun test-eventually (condition what)
  (let ((end (time-add nil 15)))
    (while (and (not (funcall condition)) (time-less-p nil end))
      (accept-process-output nil 0.05))
    (test-expect (funcall condition) "%s (waited fifteen seconds)" what)))

(defun test-open (name &optional directory)
  "A copy of a shipped example, open."
  (let ((path (expand-file-name name (expand-file-name (or directory "drafts") test-scratch))))
    (make-directory (file-name-directory path) t)
    (copy-file (expand-file-name (concat "examples/" name) test-root) path t)
    (set-buffer (find-file-noselect path))
    (set-window-buffer (selected-window) (current-buffer))))

(defun test-connect ()
  ;; `eglot-ensure' waits for the next command; there is none in batch.
  (run-hooks 'post-command-hook)
  (test-eventually #'eglot-managed-p "Eglot does not manage the buffer"))

(defun test-findings (&optional rule)
  (flymake-start)
  (seq-filter (lambda (d) (or (null rule) (equal rule (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data d)) :code))))
              (flymake-diagnostics)))

(defun test-underlined (finding)
  (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))

(defun test-findings-in-an-english-law ()
  (test-open "law.en.txt")
  (test-connect)
  (test-eventually #'test-findings "no findings")
  (let ((crime (car (test-findings "CRIM-001"))))
    (test-expect crime "CRIM-001 is not found")
    (test-expect (equal (test-underlined crime) "imprisonment") "underlined: %s" (test-underlined crime))
    (test-expect (eq (flymake-diagnostic-type crime) 'eglot-error) "type: %s" (flymake-diagnostic-type crime))
    (test-expect (string-match-p "punished as a crime" (flymake-diagnostic-text crime)) "text: %s" (flymake-diagnostic-text crime))
    (test-expect (string-match-p "CMW/C/" (flymake-diagnostic-text crime)) "the text does not name its source: %s"
                 (flymake-diagnostic-text crime))
    (goto-char (flymake-diagnostic-beg crime))
    (test-expect (equal (cmwlint--rule-here) "CRIM-001") "the rule of this line: %s" (cmwlint--rule-here))))

(defun test-an-edit ()
  (let ((before (length (test-findings))))
    (goto-char (point-min))
    (search-forward "may retain the passport")
    (replace-match "shall not retain the passport")
    (eglot--signal-textDocument/didChange)
    (test-eventually (lambda () (= (length (test-findings)) (1- before))) "the finding stays after the mistake is gone")
    (test-expect (null (test-findings "DOC-001")) "DOC-001 stays")))

(defun test-language-features ()
  (goto-char (point-min))
  (search-forward "imprison")
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (test-eventually (lambda () (and shown (string-match-p "decriminalis" shown))) "the hover does not say why"))
  (test-expect (string-match-p "PART II.*Section 3" (format "%S" (eglot-imenu))) "imenu: %S" (eglot-imenu))
  (let ((titles (mapcar (lambda (action) (plist-get action :title)) (eglot-code-actions (point) (point) nil nil))))
    (test-expect (seq-some (lambda (title) (string-match-p "Show the rule CRIM-001" title)) titles) "code actions: %S" titles))
  (cmwlint-show-rule "CRIM-001")
  (with-current-buffer "*cmwlint rule*"
    (test-expect (string-match-p "CMW/C/AZE/CO/3" (buffer-string)) "the page of the rule: %s" (buffer-string)))
  (cmwlint-show-why)
  (with-current-buffer "*cmwlint why*"
    (test-expect (string-match-p "CRIM-001" (buffer-string)) "how the line was read: %s" (buffer-string))))

(defun test-columns-in-arabic ()
  (test-open "law.ar.txt")
  (test-connect)
  (test-eventually (lambda () (test-findings "CRIM-001")) "no findings in Arabic")
  (test-expect (string-match-p "بالحبس" (test-underlined (car (test-findings "CRIM-001")))) "underlined: %s"
               (test-underlined (car (test-findings "CRIM-001")))))

(defun test-what-is-no-draft ()
  (make-directory (expand-file-name "programs/.git" test-scratch) t)
  (test-open "law.en.txt" "programs")
  (run-hooks 'post-command-hook)
  (sleep-for 0.3)
  (test-expect (not (eglot-managed-p)) "a text in a repository of programs is checked")
  (cmwlint-check)
  (test-eventually #'test-findings "no findings after M-x cmwlint-check"))

(defun test-settings ()
  (setq cmwlint-settings '(:messageLanguage "fr" :select ["CRIM-001"]))
  (cmwlint-setup)
  (test-open "law.es.txt" "settings")
  (test-connect)
  (test-eventually (lambda () (and (test-findings) (seq-every-p (lambda (d) (string-match-p "entrée irrégulière" (flymake-diagnostic-text d)))
                                                                (test-findings))))
                   "findings are not in French, or of other rules"))

(setq eglot-autoshutdown nil eglot-sync-connect 15 cmwlint-program (getenv "CMWLINT"))
(cmwlint-setup)
(dolist (test '(test-findings-in-an-english-law test-an-edit test-language-features test-columns-in-arabic test-what-is-no-draft test-settings))
  (let ((before test-failures))
    (condition-case why (funcall test)
      (error (test-expect nil "%s" (error-message-string why))))
    (message "%s: %s" (if (= before test-failures) "passed" "FAILED") test)))
(ignore-errors (eglot-shutdown-all))
(delete-directory test-scratch t)
(kill-emacs (if (= test-failures 0) 0 1))
