// The TextMate grammar of legal texts in English, French, Spanish, Arabic, Chinese, Russian and Azerbaijani. A source of
// its own because the words of seven languages in one line of JSON could be read by nobody; scripts/build.mjs writes the
// JSON that VS Code reads.
//
// A grammar sees one line at a time and knows no language of the file, so all languages are tried in every line. Colours
// may be wrong for that reason where the server is right: its semantic tokens outweigh this.

/** Words as alternatives, the longest first, with any run of blanks between them. */
const words = list =>
  [...list].sort((a, b) => b.length - a.length).map(word => word.replaceAll(' ', '[ \\u00A0]+')).join('|');

const roman = '[IVXLCDM]+';
const digits = '[0-9٠-٩۰-۹]+';
const chinese = '[零〇一二三四五六七八九十百千0-9０-９]+';
const blank = '[ \\t\\u00A0]';
/** Markdown's marks for a heading or bold type, which drafts in Markdown have before the word. */
const start = `^${blank}*(?:#{1,6}${blank}+)?(?:\\*\\*|__)?`;
/** Not inside of a word; `\b` counts combining marks and digits in other ways from script to script. */
const begins = '(?<![\\p{L}\\p{M}\\p{N}])';
const ends = '(?![\\p{L}\\p{M}])';

// What a heading begins with: `article` is the provision that is cited, `part` whatever holds articles.
const article = {
  before: ['article', 'articles', 'section', 'clause', 'rule', 'regulation', 'art.', 'sec.', // en, fr
           'artículo', 'articulo', 'cláusula', 'disposición adicional', 'disposición transitoria', 'disposición final', // es
           'المادة', 'مادة', 'статья', 'ст.', 'maddə'],
};
const part = {
  before: ['chapter', 'part', 'title', 'division', 'subdivision', 'schedule', 'annex', 'appendix', 'book',
           'chapitre', 'titre', 'partie', 'sous-section', 'livre', 'annexe', 'section',
           'capítulo', 'título', 'sección', 'libro', 'parte', 'anexo',
           'الباب', 'الفصل', 'القسم', 'الفرع', 'الجزء', 'الملحق', 'الكتاب',
           'глава', 'раздел', 'подраздел', 'часть', 'приложение', 'параграф', 'книга',
           'fəsil', 'bölmə', 'hissə', 'əlavə'],
};
const ordinals = ['premier', 'première', 'primero', 'primera', 'único', 'única', 'preliminar', 'segundo', 'segunda',
  'tercero', 'tercera', 'first', 'second', 'third', 'الأول', 'الأولى', 'الثاني', 'الثانية', 'الثالث', 'الثالثة', 'الرابع',
  'الرابعة', 'الخامس', 'الخامسة', 'السادس', 'السادسة', 'السابع', 'السابعة', 'الثامن', 'الثامنة', 'التاسع', 'التاسعة',
  'العاشر', 'العاشرة', 'первая', 'вторая', 'третья', 'первый', 'второй', 'третий'];
const number =
  `(?:\\(?(?:[LRDA]\\.?${blank}*)?${digits}(?:[.\\-–/]${digits})*(?:er|bis|ter|quater|[ºª°])?[a-z]?\\)?|${roman}|[A-Z]|(?i:${words(ordinals)}))`;

const headingBefore = kind => `(?i:${words(kind.before)})${blank}+(?:n[o°º]\\.?${blank}*)?${number}`;
// "I fəsil", "第一条"
const partAfter = `(?:${roman}|${digits})${blank}+(?i:fəsil|bölmə|hissə)|第${chinese}[章节節编編篇]|第${chinese}部分`;
const articleAfter = `第${chinese}条(?:之${chinese})?`;

/** The rest of a heading's line is its heading only where no sentence goes on: no lower-case letter right after. */
const heading = (pattern, name) => ({
  match: `${start}(${pattern})${ends}(?=${blank}*(?:[.:：.\\-–—*_(\\u3000“"«]|$|${blank}[^\\p{Ll}]))([^\\n]{0,200})$`,
  captures: {1: {name: `markup.heading.${name}.legal-draft entity.name.section.${name}.legal-draft`},
             2: {name: `markup.heading.title.legal-draft`, patterns: [{include: '#inline'}]}},
});
// Chinese articles are mostly followed by their first sentence on the same line.
const headingChinese = (pattern, name) => ({
  match: `${start}(${pattern})`,
  captures: {1: {name: `markup.heading.${name}.legal-draft entity.name.section.${name}.legal-draft`}},
});

const point = {
  match: `${start}(\\(?(?:${digits}|${roman.toLowerCase()}|[ivxlcdm]+|[a-zа-яёə]|[\\u0623-\\u064A])[)]|${digits}(?:\\.${digits})*[.)]|` +
    `${digits}(?:\\.${digits})+|[-–—•*]|[一二三四五六七八九十]+、|（[一二三四五六七八九十0-9]+）)(?=${blank}|[\\p{Han}]|$)`,
  captures: {1: {name: 'markup.list.legal-draft punctuation.definition.list.begin.legal-draft'}},
};

// "articles 5, 7 and 9(2)(a)", "l'article 12", "статьёй 5", "5-ci maddəsi", "第三条第二款"
const tail = `${number}(?:\\([0-9a-z]{1,4}\\))*`;
const more = `(?:(?:${blank}*,${blank}*|${blank}*[-–]${blank}*|${blank}+(?:and|or|to|et|ou|à|y|o|a|и|или|по|و|أو|إلى|və)${blank}+)${tail})*`;
const cited = ['articles?', 'arts?\\.', 'sections?', 'subsections?', 'paragraphs?', 'paras?\\.', 'clauses?', 'points?', 'schedules?',
  'paragraphes?', 'alinéas?', 'chapitres?', 'annexes?', 'artículos?', 'párrafos?', 'apartados?', 'numerales?', 'incisos?',
  'стать(?:я|и|е|ю|ёй|ей|ям|ями|ях)', 'статей', 'пункт\\p{L}*', 'подпункт\\p{L}*', 'част(?:ь|и|ью|ей)', 'глав(?:а|ы|е|у|ой)',
  '[وفبل]?(?:المادة|المادتين|المواد|الفقرة|الفقرتين|البند|البنود)', 'للمادة', 'للفقرة'];
const reference = {
  match: `${begins}(?i:${cited.join('|')})${blank}+${tail}${more}(?![\\p{L}\\p{M}])`,
  name: 'constant.other.reference.legal-draft',
};
const referenceAfter = {
  match: `${digits}(?:\\.${digits})*(?:-[cç][iıuü])?${blank}+(?:maddə|bənd|hissə)\\p{L}*|第${chinese}(?:条|款|项|項)(?:第${chinese}(?:款|项|項))*`,
  name: 'constant.other.reference.legal-draft',
};

// Words of force. A prohibition outweighs the permission or duty in it ("may not"), so it is tried first.
const prohibition = ['shall not', 'must not', 'may not', 'shall neither', 'is prohibited', 'are prohibited', 'is forbidden', 'no person shall',
  'ne peut', 'ne peuvent', 'ne doit', 'ne doivent', 'est interdit', 'est interdite', 'sont interdits', 'il est interdit', 'est prohibé',
  'no podrá', 'no podrán', 'no puede', 'no pueden', 'no deberá', 'no deberán', 'queda prohibido', 'queda prohibida', 'se prohíbe', 'está prohibido',
  'не допускается', 'не допускаются', 'не может', 'не могут', 'не вправе', 'запрещается', 'запрещаются', 'запрещено', 'не должен', 'не должны',
  'لا يجوز', 'ولا يجوز', 'يحظر', 'ويحظر', 'يُحظر', 'يمنع', 'ويمنع',
  'qadağandır', 'yol verilmir', 'bilməz', 'olmaz'];
const duty = ['shall', 'must', 'is required to', 'are required to', 'is obliged to', 'are obliged to', 'has to',
  'doit', 'doivent', 'est tenu de', 'est tenue de', 'sont tenus de', 'est obligé de', 'deberá', 'deberán', 'debe', 'deben', 'está obligado a', 'tendrá que',
  'обязан', 'обязана', 'обязаны', 'должен', 'должна', 'должны', 'подлежит', 'подлежат',
  'يجب', 'ويجب', 'يلتزم', 'ويلتزم', 'تلتزم', 'يتعين', 'ويتعين', 'etməlidir', 'olmalıdır', 'məcburdur', 'borcludur', 'edilməlidir'];
const permission = ['may', 'is entitled to', 'are entitled to', 'has the right to', 'have the right to', 'is permitted to', 'are permitted to',
  'peut', 'peuvent', 'a le droit de', 'ont le droit de', 'a droit à', 'podrá', 'podrán', 'puede', 'pueden', 'tiene derecho a', 'tendrá derecho a', 'tienen derecho a',
  'может', 'могут', 'вправе', 'имеет право', 'имеют право', 'допускается', 'допускаются', 'يجوز', 'ويجوز', 'يحق', 'ويحق', 'للعامل الحق',
  'bilər', 'bilərlər', 'hüququ var', 'hüququna malikdir', 'hüquqlara malikdirlər', 'ixtiyarı var'];
const force = (list, name) => ({match: `${begins}(?i:${words(list)})${ends}`, name: `keyword.other.${name}.legal-draft`});
// No blanks between words: the longest word wins, and the Chinese words are few enough not to meet inside of others.
const forceChinese = (list, name) => ({match: words(list), name: `keyword.other.${name}.legal-draft`});

export const grammar = {
  name: 'Legal Draft',
  scopeName: 'text.legal-draft',
  patterns: [
    {include: '#suppression'},
    headingChinese(partAfter, 'part'),
    headingChinese(articleAfter, 'article'),
    heading(headingBefore(article), 'article'),
    heading(headingBefore(part), 'part'),
    point,
    {include: '#inline'},
  ],
  repository: {
    // The one kind of comment that a draft in Markdown may hold.
    suppression: {begin: '<!--', end: '-->', name: 'comment.block.legal-draft',
                  patterns: [{match: 'cmwlint: allow', name: 'keyword.other.suppression.legal-draft'}]},
    inline: {
      patterns: [
        {include: '#suppression'},
        {match: '“[^”]{1,200}”|«[^»]{1,200}»|「[^」]{1,200}」', name: 'string.quoted.double.legal-draft'},
        {match: '"[^"]{1,200}"', name: 'string.quoted.double.legal-draft'},
        reference,
        referenceAfter,
        force(prohibition, 'prohibition'),
        forceChinese(['不得', '禁止', '不能', '不准', '严禁'], 'prohibition'),
        force(duty, 'duty'),
        forceChinese(['应当', '必须', '须', '有义务'], 'duty'),
        force(permission, 'permission'),
        forceChinese(['可以', '有权', '准许'], 'permission'),
      ],
    },
  },
};
