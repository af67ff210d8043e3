#include "ingest/markup.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

using namespace cmwlint;
using namespace cmwlint::ingest;

namespace {

std::string read(std::string_view text, edits const& e) { return text::make_reading(text, text::language::fr, e).text; }
std::string html(std::string_view text) { return read(text, html_edits(text)); }
std::string xml(std::string_view text) { return read(text, xml_edits(text)); }
std::string markdown(std::string_view text) { return read(text, markdown_edits(text)); }

struct row {
    std::string_view source, reading;
};

void check_order(edits const& all, std::size_t size) {
    std::uint32_t end = 0;
    for (auto const& e : all) {
        REQUIRE(e.where.begin >= end);
        REQUIRE(e.where.begin < e.where.end);
        REQUIRE(e.where.end <= size);
        end = e.where.end;
    }
}

}  // namespace

TEST_CASE("html: what a reader sees", "[ingest][html]") {
    auto const r = GENERATE(values<row>({
        {"<p>a <b>bold</b>er</p><p>b</p>", "a bolder\n\nb"},
        {"<p>a clause\nbroken\r\n   over\tlines</p>", "a clause broken over lines"},
        {"a<br>b<br/>c", "a\nb\nc"},
        {"<td>a</td>\n  <td>b</td>", "a\n\nb"},
        {"<P>A</P><DIV>B</DIV>", "a\n\nb"},
        {"d&eacute;tenu&nbsp;&#224;&#x20;vie &amp; &unknown; & co", "detenu a vie & &unknown; & co"},
        {"<head><title>x</title><style>p{}</style></head><p>a", "a"},
        {"<style>p > b { }</style>a<script>if (a<b) { x(\"</p>\") }</script>b", "ab"},
        {"a<!-- x <p> y -->b<!--[if !s]>z<![endif]-->c<![if !s]>d<![endif]>", "abcd"},
        {"<!DOCTYPE html><?php echo '<p>x</p>' ?>a", "a"},
        {"a<o:p></o:p><span style='a>b'>c</span>", "ac"},
        {"Art. 1<sup>er</sup>", "art. 1er"},
        {"Art. 322<sup>1</sup>", "art. 322.1"},
        {"mot<sup>1</sup>", "mot1"},
        {"5 < 6 and 7 > 6 <", "5 < 6 and 7 > 6 <"},
        {"<pre>a\n b</pre>", "a\nb"},
        {"a <!-- never closed", "a <!-- never closed"},
        {"<head>never closed<p>a", "never closed\na"},
        {"<p title=\"a > b\">c</p>", "c"},
        {"<p title=\"never closed>c</p>", "c"},
        {"<tr><td>1.</td>\n<td>First</td><td>one</td></tr><tr><td><b>02</b></td><td>Second</td></tr>",
         "1. first\n\none\n\n02 second"},
        {"<tr><td>Passport</td><td>5</td></tr><tr><td>x</td></tr>", "passport\n\n5\n\nx"},
        {"immi&shy;gration", "immigration"},
        {"", ""},
    }));
    CAPTURE(r.source);
    auto const all = html_edits(r.source);
    check_order(all, r.source.size());
    auto trimmed = html(r.source);
    while (trimmed.starts_with('\n')) trimmed.erase(0, 1);
    while (trimmed.ends_with('\n')) trimmed.pop_back();
    CHECK(trimmed == r.reading);
}

TEST_CASE("xml: blocks are learnt from use", "[ingest][xml]") {
    auto const r = GENERATE(values<row>({
        // Canada's
        {"<Section><MarginalNote>Title</MarginalNote><Label>55</Label><Text>An <X>officer</X> may</Text></Section>",
         "title\n\n55 an officer may"},
        {"<Section><Label>2</Label><Subsection><Label>(1)</Label><Text>The</Text></Subsection></Section>",
         "2\n(1) the"},
        {"<Text>see <XRefExternal>Act</XRefExternal></Text><HistoricalNote><p>2001, c. "
         "27</p></HistoricalNote><Text>b</Text>",
         "see act\n\nb"},
        {"<Text><DefinedTermEn>alien</DefinedTermEn> means</Text>", "alien means"},
        // Akoma Ntoso
        {"<article><num>Art. "
         "1</num><heading>Objet</heading><paragraph><num>1.</num><content><p>Texte.</p></content></paragraph>"
         "</article>",
         "art. 1 objet\n\n1. texte."},
        {"<akomaNtoso><meta><a>x</a></meta><body><p>a <authorialNote><p>n</p></authorialNote>b</p></body></akomaNtoso>",
         "a b"},
        {"<a:p>x <ref>art. 1</ref> y</a:p>\n\n<a:p>z</a:p>", "x art. 1 y\n\nz"},
        {"<p>a<![CDATA[b <c> & d]]>e</p>", "ab <c> & de"},
        {"<p>broken\n over\n lines</p>", "broken over lines"},
        {"<meta><unclosed>a", ""},
        {"<p>&lt;b&gt;</p>", "<b>"},
        {"no tags", "no tags"},
    }));
    CAPTURE(r.source);
    check_order(xml_edits(r.source), r.source.size());
    auto trimmed = xml(r.source);
    while (trimmed.starts_with('\n')) trimmed.erase(0, 1);
    while (trimmed.ends_with('\n')) trimmed.pop_back();
    CHECK(trimmed == r.reading);
}

TEST_CASE("markdown: marks are dropped, lines stay", "[ingest][markdown]") {
    auto const r = GENERATE(values<row>({
        {"##### ARTICULO 30. – Texto", "articulo 30. - texto"},
        {"###Article 4", "article 4"},
        {"## Title ##", "title"},
        {"**ARTICULO 7°** text", "articulo 7° text"},
        {"**Artículo 8º**. *x* __y__ _z_", "articulo 8°. x y z"},
        {"Art. 1<sup>er</sup>. <sup>1.</sup> a<br>b", "art. 1er. 1. a\nb"},
        {"- g) item\n- 317-1.1. item\n- plain\n* star", "g) item\n317-1.1. item\n- plain\n- star"},
        {"1\\. a \\* b \\_ c", "1. a * b _ c"},
        {"see [the Act](http://x/y_z) and [511] ![picture](p.png)", "see the act and [511]"},
        {"name: ______ and snake_case 5 * 3", "name: ______ and snake_case 5 * 3"},
        {"---\ntitle: \"x\"\n---\n# A", "\na"},
        {"a\n\n---\n\nb", "a\n\n\n\nb"},
        {"| a | b |\n|---|---|\n| c | d |", "a\nb\n\n\nc\nd"},
        {"a | b", "a | b"},
        {"> quoted", "quoted"},
        {"<meta http-equiv='x' />\n##Verdrag", "\nverdrag"},
        {"<a id=\"st1\"></a>\n### Статья 1", "\nстатья 1"},
        {"fill in <name> & <https://x.y>", "fill in <name> & <https://x.y>"},
        {"<!-- INFO END -->a", "a"},
        {"``code``", "code"},
        {"", ""},
    }));
    CAPTURE(r.source);
    check_order(markdown_edits(r.source), r.source.size());
    auto trimmed = markdown(r.source);
    while (trimmed.ends_with('\n')) trimmed.pop_back();
    CHECK(trimmed == r.reading);
}

TEST_CASE("entities: names, numbers and what is none", "[ingest]") {
    CHECK(read_entity("&eacute;", 0)->text == "é");
    CHECK(read_entity("&Eacute;", 0)->text == "É");
    CHECK(read_entity("&#233;x", 0)->text == "é");
    CHECK(read_entity("&#x1F600;", 0)->text == "😀");
    CHECK(read_entity("&#150;", 0)->text == "–");
    CHECK(read_entity("&#xD800;", 0)->text == "\uFFFD");
    CHECK_FALSE(read_entity("&;", 0));
    CHECK_FALSE(read_entity("&#;", 0));
    CHECK_FALSE(read_entity("&#12x;", 0));
    CHECK_FALSE(read_entity("&nosuch;", 0));
    CHECK_FALSE(read_entity("&", 0));
    CHECK_FALSE(read_entity("&#99999999;", 0));
}

TEST_CASE("markup: any text gives edits in order", "[ingest][property]") {
    auto const part = rc::gen::elementOf(std::vector<std::string>{
        "<",   ">",         "<p>", "</p>",     "<b",        "\"",     "'",       "=",        "<!--",
        "-->", "<![CDATA[", "]]>", "<?",       "?>",        "&",      "&amp;",   ";",        "a",
        " ",   "\n",        "*",   "_",        "[",         "](",     ")",       "|",        "\\",
        "`",   "#",         "- ",  "<script>", "</script>", "<head>", "<Label>", "</Label>", "<sup>",
        "1",   "---\n",     "é",   "<meta>",   "</meta>",   "<pre>"});
    rc::check("edits are sorted and do not overlap", [&] {
        std::string text;
        for (auto const& p : *rc::gen::container<std::vector<std::string>>(part)) text += p;
        for (auto const& all : {html_edits(text), xml_edits(text), markdown_edits(text)}) {
            std::uint32_t end = 0;
            for (auto const& e : all) {
                RC_ASSERT(e.where.begin >= end && e.where.begin < e.where.end && e.where.end <= text.size());
                end = e.where.end;
            }
        }
    });
}

TEST_CASE("markup: huge and odd texts are read promptly", "[ingest][pathological]") {
    auto const what = GENERATE(values<std::string_view>(
        {"<",      "<a ",     "<a x=\"", "<a x='>", "<!--", "<![CDATA[", "<?",  "<!",    "&",   "&#",       "[",
         "](",     "![",      "*",       "_a",      "`",    "|a",        "\n#", "\n- ",  "<p>", "<b>a</b>", "<script>",
         "<head>", "<Label>", "<meta>",  "\n\n",    " \n",  "<x><y>",    "\\",  "---\n", "> "}));
    std::string text;
    while (text.size() < 2'000'000) text += what;
    auto const begin = std::chrono::steady_clock::now();
    auto const count = html_edits(text).size() + xml_edits(text).size() + markdown_edits(text).size();
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CAPTURE(what, count);
    CHECK(seconds < 8.0);
}
