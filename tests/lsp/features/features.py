#!/usr/bin/env python3
"""features.py PROGRAM TEST: one test of a language feature, as a conversation with the server."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

from client import Client, uri_of  # noqa: E402
from samples import ALL, ARABIC, CHINESE, ENGLISH, Draft  # noqa: E402

FULL = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}, "disabledSupport": True},
        "rename": {"prepareSupport": True},
        "documentLink": {"tooltipSupport": True},
        "publishDiagnostics": {"dataSupport": True},
    },
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}},
    "window": {"showDocument": {"support": True}},
}


class Talk:
    """A conversation about drafts in a directory of their own."""

    def __init__(self, capabilities=None, files=None, **more):
        self.directory = tempfile.TemporaryDirectory()
        self.root = Path(self.directory.name).resolve()
        for name, text in (files or {}).items():
            (self.root / name).write_bytes(text.encode())
        self.client = Client(PROGRAM, cwd=self.root)
        self.capabilities = self.client.initialize(FULL if capabilities is None else capabilities, root=self.root,
                                                   **more)["capabilities"]

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        try:
            if kind is None:
                assert self.client.shutdown() == 0
        finally:
            self.client.close()
            self.directory.cleanup()

    def uri(self, name):
        return uri_of(self.root / name)

    def open(self, draft, write=False, version=1):
        if write:
            (self.root / draft.name).write_bytes(draft.text.encode())
        self.client.open(self.uri(draft.name), draft.text, version=version)
        return {"textDocument": {"uri": self.uri(draft.name)}}

    def ask(self, method, draft, **params):
        return self.client.result("textDocument/" + method, {"textDocument": {"uri": self.uri(draft.name)}, **params})

    def command(self, name, *arguments):
        return self.client.result("workspace/executeCommand", {"command": name, "arguments": list(arguments)})

    def findings(self, draft, anew=False):
        """Those published of it; `anew`: those that come next."""
        known = self.client.published.get(self.uri(draft.name))
        return known["diagnostics"] if known and not anew else self.client.diagnostics(self.uri(draft.name))


def same(found, wanted):
    assert found == wanted, f"\nfound  {found!r}\nwanted {wanted!r}"


def in_all(test, **more):
    """The same test on the drafts of all three languages."""
    for language, draft in ALL.items():
        with Talk(**more) as talk:
            talk.open(draft)
            test(talk, draft, language)


# ---- the outline ----


def symbols():
    names = {"en": ["Article 1", "Article 2", "Article 3"], "ar": ["المادة 1", "المادة ٢", "المادة 3"],
             "zh": ["第一条", "第二条", "第三条", "第十一条"]}

    def test(talk, draft, language):
        (chapter,) = talk.ask("documentSymbol", draft)
        same([c["name"] for c in chapter["children"]], names[language])

        def walk(symbol, above):
            inside = symbol["range"], symbol["selectionRange"]
            for r in inside:
                assert draft.index(r["start"]) <= draft.index(r["end"])
            assert draft.words(symbol["selectionRange"]) in draft.words(symbol["range"])
            assert above is None or draft.words(symbol["range"]) in draft.words(above["range"])
            for child in symbol.get("children", []):
                walk(child, symbol)

        walk(chapter, None)
        for child in chapter["children"]:
            same(draft.words(child["selectionRange"]), child["name"])

    in_all(test)
    with Talk({}) as talk:  # a client that knows no trees
        talk.open(ENGLISH)
        flat = talk.ask("documentSymbol", ENGLISH)
        same([s["name"] for s in flat], ["CHAPTER I GENERAL PROVISIONS", "Article 1 Definitions", "Article 2 Entry", "(1)", "(2)",
                                         "Article 3 Children"])
        same(flat[3]["containerName"], "Article 2")


def folding():
    def test(talk, draft, language):
        folds = talk.ask("foldingRange", draft)
        lines = draft.text.split("\r\n")
        whole = folds[0]
        assert lines[whole["startLine"]].startswith(("CHAPTER", "الباب", "第一章")), language
        assert whole["endLine"] == len(lines) - 2, whole
        assert all(f["startLine"] < f["endLine"] for f in folds)

    in_all(test)
    limited = json.loads(json.dumps(FULL))
    limited["textDocument"]["foldingRange"] = {"rangeLimit": 1}
    with Talk(limited) as talk:
        talk.open(ENGLISH)
        same(len(talk.ask("foldingRange", ENGLISH)), 1)


def selection():
    words = {"en": ("imprisonment", "imprisonment"), "ar": ("أجنبي", "أجنبي"), "zh": ("监禁", "监")}

    def test(talk, draft, language):
        wanted, word = words[language]
        (chain,) = talk.ask("selectionRange", draft, positions=[draft.at(wanted)])
        seen = []
        while chain:
            seen.append(draft.words(chain["range"]))
            chain = chain.get("parent")
        same(seen[0], word)
        for inner, outer in zip(seen, seen[1:]):
            assert inner in outer and inner != outer, (inner, outer)
        assert len(seen) >= 4 and seen[-1].strip() == draft.text.strip(), seen

    in_all(test)


# ---- hover ----


def hover():
    asked = {"en": ("article 3.", "Article 3 Children", "Children may be detained", "holding facility",
                    "means a place where foreigners are detained"),
             "ar": ("المادة 3 من", "المادة 3 الأطفال", "يجوز احتجاز الأطفال", "مركز الإيواء", "يعني مكانا يحتجز فيه الأجانب"),
             "zh": ("第三条的规定处", "第三条", "儿童可以在收容所拘禁三十日", "收容所", "是指拘禁外国人的场所")}

    def test(talk, draft, language):
        reference, title, text, term, definition = asked[language]
        said = talk.ask("hover", draft, position=draft.at(reference, 1))
        same(said["contents"]["kind"], "markdown")
        assert title in said["contents"]["value"] and text in said["contents"]["value"], said
        said = talk.ask("hover", draft, position=draft.at(term, 1, 1))
        assert definition in said["contents"]["value"], said
        same(draft.words(said["range"]), term)

    in_all(test)
    with Talk({}) as talk:  # no markdown: no markup
        talk.open(ENGLISH)
        said = talk.ask("hover", ENGLISH, position=ENGLISH.at("article 3.", 1))
        same(said["contents"], {"kind": "plaintext", "value": "Article 3 Children\n\n  😀 Children may be detained in a "
                                "holding facility for 30 days under article 2, paragraph 1, and must not be separated."})
        same(talk.ask("hover", ENGLISH, position=ENGLISH.at("and must")), None)


def hover_finding():
    headings = {"en": "**Why**: ", "fr": "**Pourquoi** : ", "ar": "**السبب**", "zh": "**", "ru": "**", "es": "**Por qué**"}
    for language in headings:
        with Talk(initializationOptions={"messageLanguage": language}) as talk:
            talk.open(ENGLISH)
            said = talk.ask("hover", ENGLISH, position=ENGLISH.at("imprisonment", 2))
            value = said["contents"]["value"]
            same(ENGLISH.words(said["range"]), "imprisonment")
            assert "`CRIM-001`" in value and "**CMW/C/AZE/CO/3**" in value and "16(1), 16(4)" in value, value
            assert "> " in value and "`imprisonment`" in value, value  # the model clause, and the concept
            if language in ("en", "fr", "es"):
                assert headings[language] in value, value
    for draft, words, concept in ((ARABIC, "الأطفال في", "child"), (CHINESE, "儿童可以", "child")):
        with Talk() as talk:
            talk.open(draft)
            value = talk.ask("hover", draft, position=draft.at(words, 1))["contents"]["value"]
            assert f"`{concept}`" in value and "`CHI-001`" in value or f"`{concept}`" in value, value


# ---- from place to place ----


def definition():
    targets = {"en": ("article 3.", "Article 3"), "ar": ("المادة 3 من", "المادة 3"), "zh": ("第三条的规定处", "第三条")}
    terms = {"en": "holding facility", "ar": "مركز الإيواء", "zh": "收容所"}

    def test(talk, draft, language):
        reference, label = targets[language]
        for into in (0, 2):  # the first character and a later one
            (found,) = talk.ask("definition", draft, position=draft.at(reference, into))
            same(draft.words(found["range"]), label)
        (found,) = talk.ask("definition", draft, position=draft.at(terms[language], 1, 1))
        same(found["range"], draft.range(terms[language]))

    in_all(test)
    links = json.loads(json.dumps(FULL))
    links["textDocument"]["definition"] = {"linkSupport": True}
    with Talk(links) as talk:
        talk.open(ENGLISH)
        (found,) = talk.ask("definition", ENGLISH, position=ENGLISH.at("paragraph 1"))
        same(ENGLISH.words(found["originSelectionRange"]), "article 2, paragraph 1")
        same(ENGLISH.words(found["targetSelectionRange"]), "(1)")
        same(talk.ask("definition", ENGLISH, position=ENGLISH.at("unlawfully")), None)


def references():
    wanted = {"en": ("Article 2. Entry", ["Article 2", "2", "article 2, paragraph 1"]),
              "ar": ("المادة ٢: الدخول", ["المادة ٢", "المادة ٢ من هذا القانون"]),
              "zh": ("第二条 ", ["第二条", "第二条", "第二条"])}
    terms = {"en": "holding facility", "ar": "مركز الإيواء", "zh": "收容所"}

    def test(talk, draft, language):
        label, words = wanted[language]
        ask = {"position": draft.at(label, 1)}
        found = talk.ask("references", draft, **ask, context={"includeDeclaration": True})
        same([draft.words(f["range"]) for f in found], words)
        found = talk.ask("references", draft, **ask, context={"includeDeclaration": False})
        same([draft.words(f["range"]) for f in found], words[1:])
        term = terms[language]
        found = talk.ask("references", draft, position=draft.at(term, 1), context={"includeDeclaration": False})
        same([f["range"] for f in found], [draft.range(term, 1)])

    in_all(test)


def highlight():
    with Talk() as talk:
        talk.open(ENGLISH)
        found = talk.ask("documentHighlight", ENGLISH, position=ENGLISH.at("article 3.", 3))
        same([(ENGLISH.words(f["range"]), f["kind"]) for f in found], [("Article 3", 3), ("article 3", 2), ("3", 2)])


def links():
    counts = {"en": 5, "ar": 2, "zh": 4}

    def test(talk, draft, language):
        found = talk.ask("documentLink", draft)
        same(len(found), counts[language])
        uri = talk.uri(draft.name)
        for one in found:
            address, _, place = one["target"].partition("#L")
            line, _, column = place.partition(",")
            same(address, uri)
            same(int(column), 1)
            assert draft.text.split("\r\n")[int(line) - 1].startswith(("Article", "(1)", "المادة", "第")), one
            assert one["tooltip"]

    in_all(test)


# ---- renaming ----


def renamed(talk, draft, words, into, name, nth=0):
    ask = {"position": draft.at(words, into, nth)}
    place = talk.ask("prepareRename", draft, **ask)
    assert place, "nothing to rename there"
    change = talk.ask("rename", draft, **ask, newName=name)["documentChanges"]
    same([c["textDocument"] for c in change], [{"uri": talk.uri(draft.name), "version": 1}])
    return place["placeholder"], draft.edited(change[0]["edits"])


def rename():
    with Talk() as talk:
        talk.open(ENGLISH)
        old, text = renamed(talk, ENGLISH, "Article 3. Children", 8, "7")
        same(old, "3")
        wanted = ENGLISH.text.replace("Article 3.", "Article 7.").replace("article 3.", "article 7.")
        same(text, wanted.replace("1, 2 and 3 apply", "1, 2 and 7 apply"))
        _, again = renamed(talk, ENGLISH, "article 3.", 8, "Article 7")  # from a reference, typed in full
        same(again, text)
    with Talk() as talk:
        talk.open(ARABIC)
        old, text = renamed(talk, ARABIC, "المادة ٢: ", 7, "9")
        same(old, "٢")
        same(text, ARABIC.text.replace("٢", "٩"))
    with Talk() as talk:
        talk.open(CHINESE)
        old, text = renamed(talk, CHINESE, "第三条 ", 1, "21")
        same(old, "三")
        same(text, CHINESE.text.replace("第三条", "第二十一条"))
    roman = Draft("roman.txt", "DECRETO\n\nArtículo IV. Entrada\n😀 El extranjero entra.\n\nArtículo V. Salida\n"
                               "😀 Se aplica el artículo IV.\n")
    with Talk(initializationOptions={"language": "es"}) as talk:
        talk.open(roman)
        same(renamed(talk, roman, "Artículo IV", 10, "9")[1], roman.text.replace("IV", "IX"))
    azeri = Draft("az.txt", "QANUN\n\nMaddə 5. Giriş\n5.1. Əcnəbi ölkəyə gəlir.\n5.2. Bu Qanunun 5.1-ci maddəsi tətbiq edilir.\n\n"
                            "Maddə 6. Çıxış\nBu Qanunun 5-ci maddəsinə uyğun olaraq.\n")
    with Talk(initializationOptions={"language": "az"}) as talk:
        talk.open(azeri)
        wanted = azeri.text.replace("Maddə 5.", "Maddə 9.").replace("5.1", "9.1").replace("5.2.", "9.2.")
        same(renamed(talk, azeri, "Maddə 5", 6, "9")[1], wanted.replace("5-ci", "9-cu"))


def rename_refused():
    def why(talk, draft, words, into, name):
        answer = talk.client.request("textDocument/rename", {"textDocument": {"uri": talk.uri(draft.name)},
                                                             "position": draft.at(words, into), "newName": name})
        return answer["error"]["message"]

    ranged = Draft("range.txt", "ACT\n\nArticle 1. Entry\n😀 A foreigner enters.\n\nArticle 2. Stay\nHe stays.\n\n"
                                "Article 3. Exit\n😀 Articles 1 to 3 apply.\n\nFifth Article\nEnd.\n")
    with Talk(initializationOptions={"language": "en"}) as talk:
        talk.open(ENGLISH)
        same(why(talk, ENGLISH, "Article 3. Children", 8, "2"), "line 8: there is an article 2 already")
        assert "is no number" in why(talk, ENGLISH, "Article 3. Children", 8, "seven-ish")
        assert "only the number" in why(talk, ENGLISH, "imprisonment", 2, "7")
        same(talk.ask("prepareRename", ENGLISH, position=ENGLISH.at("imprisonment", 2)), None)
        talk.open(ranged)
        same(why(talk, ranged, "Article 2. Stay", 8, "9"),
             'line 10: "articles 1 to 3" would come to mean other articles: change it by hand')
        change = talk.ask("rename", ranged, position=ranged.at("Article 3. Exit", 8), newName="4")  # the order stays
        assert "Articles 1 to 4 apply" in ranged.edited(change["documentChanges"][0]["edits"])


# ---- decisions ----


def actions_at(talk, draft, words, **context):
    return talk.ask("codeAction", draft, range=draft.range(words), context={"diagnostics": [], **context})


def code_actions():
    words = {"en": ("imprisonment", "CRIM-001", "art_2"), "ar": ("مركز الإيواء لمدة", "DET-001", "art_3"),
             "zh": ("收容所拘禁三十日", "DET-001", "art_3")}

    def test(talk, draft, language):
        asked, rule, eid = words[language]
        found = actions_at(talk, draft, asked)
        titles = [a["title"] for a in found]
        assert any(t.startswith("Suppress " + rule) for t in titles), titles
        assert "Show the rule " + rule in titles, titles
        suppress = next(a for a in found if a["title"].startswith("Suppress " + rule))
        create, edit = suppress["edit"]["documentChanges"]
        same(create["uri"], talk.uri("cmwlint-suppressions.toml"))
        entry = edit["edits"][0]["newText"]
        assert f'rule = "{rule}"\nfile = "{draft.name}"\nprovision = "' in entry and eid in entry, entry
        assert 'reason = ""\n' in entry, entry  # nothing that would count as a reason
        same(suppress["command"]["command"], "cmwlint.showReason")
        place = suppress["command"]["arguments"][0]["position"]
        same(entry.split("\n")[place["line"]][:place["character"]], 'reason = "')

    in_all(test)
    with Talk() as talk:
        talk.open(ENGLISH)
        given = [d for d in talk.findings(ENGLISH) if d["code"] == "CRIM-001"]
        found = actions_at(talk, ENGLISH, "imprisonment", diagnostics=given)
        assert all(a["diagnostics"] == given for a in found if "CRIM-001" in a["title"])
        kinds = {a["kind"] for a in found}
        same(kinds, {"quickfix", "refactor.rewrite"})
        same({a["kind"] for a in actions_at(talk, ENGLISH, "imprisonment", only=["refactor"])}, {"refactor.rewrite"})
        same(actions_at(talk, ENGLISH, "imprisonment", only=["source"]), [])
        same(actions_at(talk, ENGLISH, "Act, ", only=["quickfix"]), [])
        assert any("disabled" in a for a in found)  # no baseline is named
    with Talk({}) as talk:  # commands only
        talk.open(ENGLISH)
        found = actions_at(talk, ENGLISH, "imprisonment")
        same({c["command"] for c in found}, {"cmwlint.suppress", "cmwlint.showRule"})


def wording():
    """Other words are offered, put in by the client, and only the finding they are for goes."""
    drafts = (("en", "Article 2. Entry\nAnyone who enters without a visa is liable to imprisonment.\n\nArticle 3. Registers\n"
                     "The ministry advises 𝒜 on illegal\nmigrants. Illegal immigration is reported.\n",
               "illegal\r\nmigrants", "migrants in an irregular situation", "Illegal immigration", 'Write "{}"'),
              ("fr", "Article 2. Entrée\nQuiconque entre sans visa est puni d'un emprisonnement.\n\nArticle 3. Registres\n"
                     "Le ministère informe sur les étrangers illégaux. L'immigration clandestine est signalée.\n",
               "étrangers illégaux", "étrangers en situation irrégulière", "immigration clandestine", 'Écrire "{}"'))
    for language, text, words, instead, other, title in drafts:
        draft = Draft("act.txt", text)
        with Talk(locale=language) as talk:
            talk.open(draft)
            before = talk.findings(draft)
            given = [d for d in before if d["range"] == draft.range(words)]
            same([d["code"] for d in given], ["TERM-001"])
            found = actions_at(talk, draft, words, diagnostics=given, only=["quickfix"])
            (action,) = (a for a in found if a["title"] == title.format(instead))
            assert found[0] is action and "isPreferred" not in action and "command" not in action, found
            same(action["kind"], "quickfix")
            same(action["diagnostics"], given)
            (change,) = action["edit"]["documentChanges"]
            same(change["textDocument"], {"uri": talk.uri(draft.name), "version": 1})
            same(change["edits"], [{"range": draft.range(words), "newText": instead}])
            # Nothing else is offered other words than findings that have some.
            crime = next(d for d in before if d["code"] == "CRIM-001")
            assert not any(a["title"].startswith(title.split(" ")[0] + " ")
                           for a in actions_at(talk, draft, draft.words(crime["range"]))), "of CRIM-001"
            # The client puts it in: that finding goes, the others stay, and are where their words are.
            edited = draft.edited(change["edits"])
            after = Draft(draft.name, edited.replace("\r\n", "\n"))
            same(after.text, edited)
            talk.client.notify("textDocument/didChange", {
                "textDocument": {"uri": talk.uri(draft.name), "version": 2},
                "contentChanges": [{"range": e["range"], "text": e["newText"]} for e in change["edits"]]})
            left = talk.findings(after, anew=True)
            same([(d["code"], after.words(d["range"])) for d in left],
                 [(d["code"], draft.words(d["range"])) for d in before if d not in given])
            assert other in [after.words(d["range"]) for d in left], left
            assert not [a for a in actions_at(talk, after, instead) if a["title"] == title.format(instead)]
    with Talk({}) as talk:  # a client that knows no edits in code actions
        draft = Draft("act.txt", drafts[0][1])
        talk.open(draft)
        assert all(isinstance(c["command"], str) for c in actions_at(talk, draft, drafts[0][2]))


def model_clause():
    for draft, words, rule in ((ENGLISH, "imprisonment", "CRIM-001"), (ARABIC, "مركز الإيواء لمدة", "DET-001"),
                               (CHINESE, "收容所拘禁三十日", "DET-001")):
        with Talk() as talk:
            talk.open(draft)
            found = [a for a in actions_at(talk, draft, words, only=["refactor"]) if a["title"].endswith(rule)]
            (change,) = found[0]["edit"]["documentChanges"]
            same(change["textDocument"]["version"], 1)
            text = draft.edited(change["edits"])
            added = change["edits"][0]["newText"]
            assert added.startswith("\r\n\r\n") and "\n" not in added.replace("\r\n", ""), added
            assert text.replace(added, "") == draft.text
            clause = added.strip()
            script = {"en": "a", "ar": "ا", "zh": "不"}[next(k for k, v in ALL.items() if v is draft)]
            assert script in clause, clause
            before = text[:text.index(clause)].rstrip()
            assert before.endswith(("apply.", "القانون.", "执行。")), before[-40:]
    snippets = json.loads(json.dumps(FULL))
    snippets["workspace"]["workspaceEdit"]["snippetEditSupport"] = True
    with Talk(snippets) as talk:
        talk.open(ENGLISH)
        found = actions_at(talk, ENGLISH, "imprisonment")
        model = next(a for a in found if a["kind"] == "refactor.rewrite")
        snippet = model["edit"]["documentChanges"][0]["edits"][0]["snippet"]
        assert snippet["kind"] == "snippet" and snippet["value"].startswith("\r\n\r\n${1:"), snippet
        suppress = next(a for a in found if a["title"].startswith("Suppress CRIM-001"))
        assert 'reason = "$0"' in suppress["edit"]["documentChanges"][1]["edits"][0]["snippet"]["value"]


def suppress():
    with Talk() as talk:
        talk.open(ENGLISH, write=True)
        found = actions_at(talk, ENGLISH, "imprisonment")
        finding = next(d for d in talk.findings(ENGLISH) if d["code"] == "CRIM-001")
        about = {"uri": talk.uri(ENGLISH.name), "rule": "CRIM-001", "fingerprint": finding["data"]["fingerprint"]}
        file = talk.root / "cmwlint-suppressions.toml"
        # Without a reason the client is asked to apply what has none, and to show where it belongs.
        applied = []
        talk.client.answers["workspace/applyEdit"] = lambda p: applied.append(p) or {"applied": True}
        talk.client.answers["window/showDocument"] = lambda p: {"success": True}
        talk.command("cmwlint.suppress", about)
        talk.client.wait("showDocument", lambda m: m.get("method") == "window/showDocument")
        assert 'reason = ""' in applied[0]["edit"]["documentChanges"][1]["edits"][0]["newText"]
        assert not file.exists()
        # With one it is written, and holds.
        talk.command("cmwlint.suppress", {**about, "reason": 'Decided on "3 March".', "by": "Ministry"})
        text = file.read_text()
        assert 'reason = "Decided on \\"3 March\\"."\nby = "Ministry"\n' in text, text
        talk.client.wait("fewer findings", lambda m: m.get("method") == "textDocument/publishDiagnostics" and all(
            d["code"] != "CRIM-001" for d in m["params"]["diagnostics"]))
        answer = talk.client.request("workspace/executeCommand", {"command": "cmwlint.suppress", "arguments": [about]})
        same(answer["error"]["code"], -32801)  # it is gone
        # A second one is added to the file, here as the client has it open.
        talk.client.open(talk.uri(file.name), text + "# the end", "toml", 5)
        more = actions_at(talk, ENGLISH, "unlawfully")
        edit = next(a for a in more if a["title"].startswith("Suppress"))["edit"]["documentChanges"][-1]
        same(edit["textDocument"], {"uri": talk.uri(file.name), "version": 5})
        same(edit["edits"][0]["range"]["start"], Draft("", text.replace("\r", "") + "# the end").position(
            len((text + "# the end").replace("\n", "\r\n"))))
        assert edit["edits"][0]["newText"].startswith("\n\n[[suppress]]\n")
        assert found


def baseline():
    files = {"cmwlint.toml": 'baseline = "known.json"\n'}
    with Talk(files=files) as talk:
        talk.open(ENGLISH, write=True)
        before = talk.findings(ENGLISH)
        action = next(a for a in actions_at(talk, ENGLISH, "imprisonment") if a["title"] == "Add to the baseline: CRIM-001")
        call = action["command"]
        talk.command(call["command"], *call["arguments"])
        after = talk.findings(ENGLISH, anew=True)
        same(sorted(d["code"] for d in before if d["code"] != "CRIM-001"), sorted(d["code"] for d in after))
        known = json.loads((talk.root / "known.json").read_text())
        (one,) = known["findings"]
        same((one["rule"], one["file"]), ("CRIM-001", ENGLISH.name))
        # What the command line writes for this finding is the same entry.
        import subprocess
        other = talk.root / "other.json"
        subprocess.run([PROGRAM, ENGLISH.name, "--baseline", other.name, "--update-baseline", "--select", "CRIM-001"],
                       cwd=talk.root, capture_output=True, check=False)
        assert one in json.loads(other.read_text())["findings"], other.read_text()


def rule_pages():
    with Talk() as talk:
        talk.open(ENGLISH)
        page = talk.command("cmwlint.showRule", {"rule": "DET-001"})
        same(page["rule"], "DET-001")
        assert page["markdown"].startswith("# DET-001 ") and "## Sources" in page["markdown"], page
        french = talk.command("cmwlint.showRule", {"rule": "det-001", "language": "fr"})["markdown"]
        assert "## Pourquoi" in french and "## Why" not in french and "enfants" in french, french
        assert "## Reported" in page["markdown"]  # examples
        answer = talk.client.request("workspace/executeCommand", {"command": "cmwlint.showRule",
                                                                  "arguments": [{"rule": "DET-01"}]})
        assert "did you mean" in answer["error"]["message"], answer
        why = talk.command("cmwlint.showWhy", {"uri": talk.uri(ENGLISH.name), "line": ENGLISH.at("imprisonment")["line"]})
        assert "CRIM-001" in why["text"] and "read as" in why["text"], why
        same(talk.client.error("workspace/executeCommand", {"command": "cmwlint.showRule"}), -32602)


# ---- colours and hints ----


def decode(draft, legend, data):
    line = character = 0
    out = []
    for i in range(0, len(data), 5):
        dline, dchar, length, kind, modifiers = data[i:i + 5]
        line, character = line + dline, (character if dline == 0 else 0) + dchar
        words = draft.words({"start": {"line": line, "character": character},
                             "end": {"line": line, "character": character + length}})
        names = [m for n, m in enumerate(legend["tokenModifiers"]) if modifiers >> n & 1]
        out.append((words, legend["tokenTypes"][kind], *names))
    return out


def tokens():
    wanted = {
        "en": [("Article 2", "class"), ("article 3", "function"), ("holding facility", "type", "definition"),
               ("holding facility", "type"), ("shall", "keyword", "obligation"), ("may be", "keyword", "permission"),
               ("must not", "keyword", "negation"), ("30 days", "number")],
        "ar": [("المادة ٢", "class"), ("مركز الإيواء", "type", "definition"), ("مركز الإيواء", "type"),
               ("يجوز", "keyword", "permission"), ("ثلاثين يوما", "number")],
        "zh": [("第二条", "class"), ("第三条", "function"), ("收容所", "type", "definition"), ("收容所", "type"),
               ("人应当", "keyword", "obligation"), ("不得", "keyword", "negation"), ("三十日", "number")],
    }

    def test(talk, draft, language):
        legend = talk.capabilities["semanticTokensProvider"]["legend"]
        found = decode(draft, legend, talk.ask("semanticTokens/full", draft)["data"])
        for one in wanted[language]:
            assert one in found, (one, found)
        line = draft.at({"en": "Article 3. C", "ar": "المادة 3: ", "zh": "第三条 "}[language])["line"]
        here = {"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}}
        part = decode(draft, legend, talk.ask("semanticTokens/range", draft, range=here)["data"])
        assert part and all(one in found for one in part) and len(part) < len(found), part

    in_all(test)


def hints():
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    with Talk() as talk:
        talk.open(ENGLISH)
        same(talk.ask("inlayHint", ENGLISH, range=whole), None)  # off until asked for
    wanted = {"en": [("30 days", "≤ 720 h"), ("article 3", "(Children)")], "ar": [("ثلاثين يوما", "= 720 h")],
              "zh": [("三十日", "= 720 h")]}

    def test(talk, draft, language):
        found = talk.ask("inlayHint", draft, range=whole)
        for words, label in wanted[language]:
            nth = 0
            here = [h for h in found if h["label"] == label]
            assert any(h["position"] == draft.at(words, len(words), nth) for h in here), (words, found)

    in_all(test, initializationOptions={"inlayHints": True})


def lenses():
    with Talk() as talk:
        talk.open(ENGLISH)
        same(talk.ask("codeLens", ENGLISH), None)
    with Talk(initializationOptions={"codeLens": True}) as talk:
        talk.open(ENGLISH)
        found = talk.ask("codeLens", ENGLISH)
        by_words = {ENGLISH.words(f["range"]): f["command"] for f in found}
        assert "1 error" in by_words["Article 2"]["title"], by_words
        why = talk.command(by_words["Article 2"]["command"], *by_words["Article 2"]["arguments"])
        assert why["text"]


# ---- completion ----


def completed(talk, draft, line, version):
    """What is offered at the end of a line that is added to the draft."""
    text = draft.text + "\r\n" + line
    talk.client.change(talk.uri(draft.name), version, {"text": text})
    now = Draft(draft.name, "")
    now.text = text
    found = talk.ask("completion", draft, position=now.position(len(text))) or []
    applied = {}
    for one in found:
        begin = now.index(one["textEdit"]["range"]["start"])
        applied[one["label"]] = text[:begin] + one["textEdit"]["newText"]
    return found, applied


def completion():
    cases = {
        "en": [("😀 Under article ", ["1", "2", "3"], "3"), ("Under articles 1, 2 and ", ["1", "2", "3"], "3"),
               ("Under article 2, paragraph ", ["1", "2"], "2"), ("In a hold", ["holding facility"], "holding facility")],
        "ar": [("😀 وفقا لأحكام المادة ", ["1", "٢", "3"], "٢"), ("في مركز الإ", ["مركز الإيواء"], "مركز الإيواء")],
        "zh": [("😀 依照第", ["一", "二", "三", "十一"], "十一"), ("依照第十", ["一", "二", "三", "十一"], "十一"),
               ("😀 在收容", ["收容所"], "收容所")],
    }

    def test(talk, draft, language):
        for n, (line, labels, chosen) in enumerate(cases[language]):
            found, applied = completed(talk, draft, line, n + 2)
            same([f["label"] for f in found], labels)
            assert applied[chosen].endswith(chosen) and "\n" in applied[chosen]
            typed = line.rstrip("十") if line.endswith("十") else line
            if chosen.isdigit() or language == "zh" and chosen == "十一":
                same(applied[chosen].split("\r\n")[-1], typed + chosen)
        found, _ = completed(talk, draft, "Nothing here ", 99)
        same(found, [])

    in_all(test)


def toml_completion():
    def offered(talk, name, text, language="toml"):
        at = text.index("|")
        text = text.replace("|", "")
        uri = talk.uri(name)
        talk.client.open(uri, text, language)
        draft = Draft(name, "")
        draft.text = text
        found = talk.client.result("textDocument/completion", {"textDocument": {"uri": uri},
                                                               "position": draft.position(at)}) or []
        talk.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        return {f["label"]: f for f in found}

    with Talk() as talk:
        talk.open(ENGLISH, write=True)
        rules = offered(talk, "cmwlint.toml", '# 😀\n[rules]\nselect = ["DET-001", "|"]\n')
        assert "DET-004" in rules and "EXP" in rules, list(rules)[:5]
        same(rules["DET-004"]["textEdit"]["newText"], "DET-004")
        assert rules["DET-004"]["documentation"] and "DET-004 " in rules["DET-004"]["filterText"]
        rules = offered(talk, "cmwlint.toml", '[rules]\nignore = [\n  "SMU-002",\n  |\n]\n')
        same(rules["DET"]["textEdit"]["newText"], '"DET"')
        assert "exclude" in offered(talk, "cmwlint.toml", "|\n") and "match" in offered(talk, "cmwlint.toml", "[[path]]\n|\n")
        assert "DET-001" in offered(talk, "cmwlint.toml", "[severity]\n|\n")
        assert "off" in offered(talk, "cmwlint.toml", '[severity]\nDET = "|"\n')
        assert "labour-agreement" in offered(talk, "cmwlint.toml", 'kind = "|"\n')
        assert "ar" in offered(talk, "cmwlint.toml", 'language = "|"\n')
        name = "cmwlint-suppressions.toml"
        assert "reason" in offered(talk, name, "[[suppress]]\n|\n")
        assert "CRIM-001" in offered(talk, name, '[[suppress]]\nrule = "|"\n')
        assert ENGLISH.name in offered(talk, name, '[[suppress]]\nfile = "|"\n')
        places = offered(talk, name, f'[[suppress]]\nfile = "{ENGLISH.name}"\nprovision = "|"\n')
        assert any("art_2__" in eid for eid in places) and any("Children" in p.get("detail", "") for p in places.values())
        talk.client.notify("textDocument/didClose", {"textDocument": {"uri": talk.uri(ENGLISH.name)}})
        assert places.keys() == offered(talk, name, f'[[suppress]]\nfile = "{ENGLISH.name}"\nprovision = "|"\n').keys()


def workspace_symbols():
    with Talk(files={"closed.txt": ARABIC.text}) as talk:
        talk.open(ENGLISH)

        def names(query):
            return {s["name"]: s for s in talk.client.result("workspace/symbol", {"query": query})}

        found = names("child")
        same(list(found), ["Article 3 Children"])
        same(ENGLISH.words(found["Article 3 Children"]["location"]["range"]), "Article 3")
        assert "holding facility" in names("FACILITY")
        found = names("الدخول")
        (one,) = found.values()
        same(one["location"]["uri"], talk.uri("closed.txt"))
        same(ARABIC.words(one["location"]["range"]), "المادة ٢")
        same(names("no such name"), {})


def stale():
    """Positions of a text that is no more: an empty answer, never an error or a crash."""
    with Talk() as talk:
        talk.open(ENGLISH)
        talk.client.change(talk.uri(ENGLISH.name), 2, {"text": "ACT\r\n\r\nArticle 1. Entry\r\n😀 A foreigner enters."})
        gone = {"line": 500, "character": 7}
        for method, more in (("hover", {}), ("definition", {}), ("references", {"context": {"includeDeclaration": True}}),
                             ("documentHighlight", {}), ("prepareRename", {}), ("completion", {})):
            same(talk.ask(method, ENGLISH, position=gone, **more), None)
        same(talk.ask("selectionRange", ENGLISH, positions=[gone]), None)
        same(talk.ask("codeAction", ENGLISH, range={"start": gone, "end": gone}, context={"diagnostics": []}), None)
        inside = {"line": 3, "character": 1}  # half a surrogate pair, and beyond the end of a line
        for character in (1, 4_000_000_000):
            talk.ask("hover", ENGLISH, position={**inside, "character": character})
            talk.ask("completion", ENGLISH, position={**inside, "character": character})
        same(talk.client.error("textDocument/hover", {"textDocument": {"uri": talk.uri(ENGLISH.name)}}), -32602)
        nowhere = {"textDocument": {"uri": "file:///nowhere"}, "position": gone}
        same(talk.client.result("textDocument/hover", nowhere), None)
        for text in ("", "\r\n\r\n", "x", "{}", "第"):
            talk.client.change(talk.uri(ENGLISH.name), 3, {"text": text})
            for method in ("documentSymbol", "foldingRange", "documentLink", "semanticTokens/full", "codeLens"):
                talk.ask(method, ENGLISH)
            talk.ask("hover", ENGLISH, position={"line": 0, "character": 0})


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv[1]).resolve())
    for test_name in sys.argv[2:]:
        globals()[test_name]()
        print(test_name, "ok")
