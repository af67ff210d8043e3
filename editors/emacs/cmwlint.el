;;; cmwlint.el --- Draft laws and agreements, checked while they are written  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: wp, tools

;;; Commentary:

;; Shows, through Eglot, the provisions of a draft that the UN Committee on
;; Migrant Workers has recommended States to change.  The program `cmwlint'
;; must be in PATH.
;;
;;   (require 'cmwlint)
;;   (cmwlint-setup)
;;
;; A file is taken for a draft where a cmwlint.toml lies in its directory or
;; above, or where it is in no git repository at all.  For any other one:
;; M-x cmwlint-check.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defgroup cmwlint nil
  "Draft laws and agreements, checked while they are written."
  :group 'tools)

(defcustom cmwlint-program "cmwlint"
  "The program, by name or path."
  :type 'string)

(defcustom cmwlint-check 'automatic
  "Which buffers are checked as soon as they are opened.
`automatic' are files below a cmwlint.toml and those in no repository, `all'
are all files of the modes in `cmwlint-modes', `asked' are none: use
\\[cmwlint-check]."
  :type '(choice (const automatic) (const all) (const asked)))

(defcustom cmwlint-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode nxml-mode)
  "Modes of drafts.  Modes that derive from these are others."
  :type '(repeat symbol))

(defcustom cmwlint-settings nil
  "What the server is told, as a property list.
For example (:messageLanguage \"fr\" :ignore [\"SMU-002\"]).  What concerns all
who work on a draft belongs into cmwlint.toml instead."
  :type 'plist)

(defun cmwlint--draft-p ()
  "Whether this buffer can be taken for a draft without asking."
  (and buffer-file-name
       (memq major-mode cmwlint-modes)
       (pcase cmwlint-check
         ('all t)
         ('automatic (or (locate-dominating-file buffer-file-name "cmwlint.toml")
                         (not (locate-dominating-file buffer-file-name ".git")))))))

(defun cmwlint--maybe-check ()
  "Check this buffer if it is a draft."
  (when (cmwlint--draft-p) (eglot-ensure)))

(defun cmwlint--contact (&rest _)
  "How the server is started."
  (list cmwlint-program "lsp"))

(defun cmwlint--tell-settings ()
  "Have Eglot tell the server `cmwlint-settings'."
  (when (and cmwlint-settings (not (functionp eglot-workspace-configuration)))
    (let ((others (default-value 'eglot-workspace-configuration)))
      (setq-default eglot-workspace-configuration
                    (if (consp (car others))
                        (cons (cons :cmwlint cmwlint-settings) (assq-delete-all :cmwlint others))
                      (plist-put (copy-sequence others) :cmwlint cmwlint-settings))))))

;;;###autoload
(defun cmwlint-setup ()
  "Check drafts from now on."
  (add-to-list 'eglot-server-programs (cons cmwlint-modes #'cmwlint--contact))
  (cmwlint--tell-settings)
  (dolist (mode cmwlint-modes)
    (add-hook (intern (format "%s-hook" mode)) #'cmwlint--maybe-check)))

;;;###autoload
(defun cmwlint-check ()
  "Check this buffer, whatever it is, and go on while it is edited."
  (interactive)
  (let ((eglot-server-programs (list (cons major-mode #'cmwlint--contact))))
    (apply #'eglot (eglot--guess-contact))))

(defun cmwlint--show (name answer)
  "Show in a buffer NAME what the server said: ANSWER."
  (let ((text (or (plist-get answer :markdown) (plist-get answer :text))))
    (when text
      (with-current-buffer (get-buffer-create name)
        (let ((inhibit-read-only t))
          (erase-buffer)
          (insert text)
          (goto-char (point-min))
          (special-mode)
          (visual-line-mode))
        (display-buffer (current-buffer))))))

(defun cmwlint--ask (command name argument)
  "Have the server do COMMAND with ARGUMENT; show the answer in buffer NAME."
  (cmwlint--show name (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                                       (list :command command :arguments (vector argument)))))

(defun cmwlint--uri ()
  "The URI of this buffer."
  (plist-get (eglot--TextDocumentIdentifier) :uri))

(defun cmwlint--rule-here ()
  "The rule of a finding in this line, or nil."
  (cl-loop for finding in (flymake-diagnostics (line-beginning-position) (line-end-position))
           for told = (alist-get 'eglot-lsp-diag (flymake-diagnostic-data finding))
           when (equal (plist-get told :source) "cmwlint") return (plist-get told :code)))

(defun cmwlint-show-rule (rule)
  "Show what stands behind RULE: why, sources, model clause."
  (interactive (list (or (cmwlint--rule-here) (read-string "Rule: "))))
  (cmwlint--ask "cmwlint.showRule" "*cmwlint rule*" (list :rule rule :uri (cmwlint--uri))))

(defun cmwlint-show-why ()
  "Show how this line was read, and why rules spoke of it or not."
  (interactive)
  (cmwlint--ask "cmwlint.showWhy" "*cmwlint why*" (list :uri (cmwlint--uri) :line (1- (line-number-at-pos nil t)))))

;; Code actions that end in something to read.  Later versions of Eglot have no
;; such function; there M-x cmwlint-show-rule shows the same.
(when (fboundp 'eglot-execute-command)
  (cl-defmethod eglot-execute-command :around (_server command _arguments)
    "Show what COMMAND gives back, if it is one of ours."
    (let ((answer (cl-call-next-method)))
      (when (string-prefix-p "cmwlint." (format "%s" command))
        (cmwlint--show "*cmwlint*" answer))
      answer)))

(provide 'cmwlint)

;;; cmwlint.el ends here
