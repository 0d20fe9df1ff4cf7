package postmortem

import (
	"bytes"
	"html"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// Prose reads the inline markup of a heading or paragraph, or of an item's own
// text. Other blocks have none, and give an empty Prose. It is never nil and is
// read once.
func (d *Document) Prose(b *Block) *Prose {
	if b.Kind == BlockItem {
		if b = b.First(); b == nil {
			return &Prose{}
		}
	}
	p := b.prose.Load()
	if p != nil {
		return p
	}
	if b.Kind == BlockHeading || b.Kind == BlockParagraph {
		p = d.proseOf(b.Lines)
	} else {
		p = &Prose{}
	}
	b.prose.Store(p)
	return p
}

// ProseAt reads the inline markup of a part of the source, such as a table's
// cell or one line of a paragraph. Emphasis that only begins or ends in it is
// kept as written.
func (d *Document) ProseAt(span text.Span) *Prose {
	if p := d.inline.at(span); p != nil {
		return p
	}
	d.inline.mu.Lock()
	defer d.inline.mu.Unlock()
	d.inline.line[0] = span
	p := d.readProse(d.inline.line[:])
	d.inline.keep(span, p)
	return p
}

// proseOf reads lines of one block. What is one piece of the source is found
// again by ProseAt.
func (d *Document) proseOf(lines []text.Span) *Prose {
	if len(lines) == 1 {
		return d.ProseAt(lines[0])
	}
	d.inline.mu.Lock()
	defer d.inline.mu.Unlock()
	p := d.readProse(lines)
	if p.piece.Len() > 0 {
		d.inline.keep(p.piece, p)
	}
	return p
}

// plainAt is the text of ProseAt. Most cells and titles are plain; nothing is
// allocated for them.
func (d *Document) plainAt(span text.Span) string {
	if raw := d.File.Text(span); plainLen(raw) == len(raw) {
		return raw
	}
	return d.ProseAt(span).Text
}

// Text is the part of the source at the span, read. Blanks at the span's ends
// are cut off.
func (d *Document) Text(span text.Span) Text {
	src := d.File.Bytes()
	for span.End > span.Start && ascii.IsSpace(src[span.End-1]) {
		span.End--
	}
	for span.Start < span.End && ascii.IsSpace(src[span.Start]) {
		span.Start++
	}
	if span.Len() == 0 {
		return Text{Span: span}
	}
	return Text{Span: span, Plain: d.plainAt(span)}
}

// plainLen is how much of a text comes before what could be markup.
func plainLen(s string) int {
	for i := 0; i < len(s); i++ {
		if special[s[i]] && (s[i] != ':' || i+1 < len(s) && s[i+1] == '/') {
			return i
		}
	}
	return len(s)
}

// special holds the bytes that can begin inline markup.
var special = func() (t [256]bool) {
	for _, c := range []byte("`*_~[]!<&\\\n:") {
		t[c] = true
	}
	return t
}()

// readProse reads lines of one block. The caller holds d.inline.mu.
func (d *Document) readProse(lines []text.Span) *Prose {
	raw, at := joinLines(d.File.Bytes(), lines)
	p := d.inline.proses.next()
	if len(raw) == 0 {
		return p
	}
	if at.starts == nil {
		p.piece = text.Span{Start: lines[0].Start, End: lines[0].Start + len(raw)}
		p.Text = d.File.Text(p.piece)
	} else {
		p.Text = string(raw)
	}
	if n := plainLen(p.Text); n == len(raw) || !d.readMarkup(p, raw, at, n) {
		start := at.source(0) // without any markup, as most cells and lines are
		p.copies(text.Span{Start: start, End: start + len(raw)})
	}
	markQuotes(p)
	return p
}

// readMarkup reads the markup from the byte n of raw on into p; ok is false where
// there is none.
func (d *Document) readMarkup(p *Prose, raw []byte, at origin, n int) (ok bool) {
	s := scanners.Get().(*scanner)
	s.reset(raw, p.Text, d.refs)
	s.scan(n)
	if ok = len(s.toks) > 0; ok {
		s.matchEmphasis()
		s.emit(&d.inline, p, at)
	}
	s.release()
	return ok
}

// origin tells where the joined lines of a block come from in the source.
type origin struct {
	lines  []text.Span
	starts []int // of each line in the joined bytes; nil where they are one piece of the source
}

// source maps an offset of the joined bytes. End offsets are mapped through
// their last byte, by the caller.
func (o origin) source(i int) int {
	if o.starts == nil {
		return o.lines[0].Start + i
	}
	n := sort.Search(len(o.starts), func(n int) bool { return o.starts[n] > i }) - 1
	return min(o.lines[n].Start+i-o.starts[n], o.lines[n].End)
}

// joinLines gives the lines as one piece of text. Mostly they are one piece of
// the source, with blanks between them at most; where quote marks stand between
// them the lines are copied.
func joinLines(src []byte, lines []text.Span) ([]byte, origin) {
	if len(lines) == 0 {
		return nil, origin{}
	}
	last := len(lines) - 1
	for i := 0; i < last; i++ {
		if len(bytes.TrimSpace(src[lines[i].End:lines[i+1].Start])) != 0 {
			return copyLines(src, lines)
		}
	}
	return src[lines[0].Start:lines[last].End], origin{lines: lines}
}

func copyLines(src []byte, lines []text.Span) ([]byte, origin) {
	o := origin{lines: lines, starts: make([]int, len(lines))}
	var raw []byte
	for i, l := range lines {
		if i > 0 {
			raw = append(raw, '\n')
		}
		o.starts[i] = len(raw)
		raw = append(raw, src[l.Start:l.End]...)
	}
	return raw, o
}

// token is a piece of raw text that is not plain.
type token struct {
	kind       tokenKind
	start, end int
	text       string // what stands for it in the prose (of tokDecode)
	target     string // of links and images
	char       byte   // of a delimiter run
	open, shut bool   // the run can open, can close emphasis
	opens      [2]emph
	shuts      [2]emph
	nOpen      int // of opens
	nShut      int
	used, left int // delimiters matched in all; of those, matched as closers
	mark       MarkKind
	partner    int // of a link's opening bracket: the token that ends it
}

// emph is emphasis that opens or closes at a token.
type emph struct {
	kind MarkKind
	id   int
}

type tokenKind uint8

const (
	tokDrop    tokenKind = iota // left out; mark tells what it is, if anything
	tokDecode                   // replaced by text
	tokCode                     // a code span, backticks and all
	tokURL                      // an address
	tokDelim                    // a run of * _ or ~
	tokBracket                  // [ or ![, plain unless a link's
	tokLinkEnd                  // ](target), ][label] or ]
)

// scanner finds the inline markup of raw. Every loop over what follows a
// delimiter is bounded or remembers its failure, so that hostile input costs
// linear time.
type scanner struct {
	raw      []byte
	str      string // raw once more: pieces of it cost no copy
	refs     map[string]string
	toks     []token
	brackets []int      // open ones, indexes of toks
	noTicks  uint64     // bit n: no run of n backticks follows any more
	noAngle  bool       // no > follows any more
	noDashes bool       // no --> follows any more
	marks    int        // emphasis found
	stacks   [3][]int32 // open delimiter runs of * _ ~
	out      []byte     // of emit, kept for the next text, as are opened, segs and made
	opened   []int
	segs     []segment
	made     []Mark
}

// scanners are used again, for the sake of their slices.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// release gives s back. It drops what points into the text, and its slices if
// that was huge.
func (s *scanner) release() {
	if cap(s.out)+cap(s.toks) > scannerMost {
		return
	}
	s.raw, s.str, s.refs = nil, "", nil
	clear(s.toks)
	clear(s.made)
	scanners.Put(s)
}

// scannerMost is how many bytes and tokens a scanner may have room for to be
// used again.
const scannerMost = 1 << 16

// reset makes the scanner ready for another text; its slices are used again.
func (s *scanner) reset(raw []byte, str string, refs map[string]string) {
	s.raw, s.str, s.refs = raw, str, refs
	s.toks, s.brackets, s.opened = s.toks[:0], s.brackets[:0], s.opened[:0]
	s.noTicks, s.noAngle, s.noDashes, s.marks = 0, false, false, 0
	for i := range s.stacks {
		s.stacks[i] = s.stacks[i][:0]
	}
}

// Scan finds the markup from i on; before it there is none.
func (s *scanner) scan(i int) {
	for i < len(s.raw) {
		c := s.raw[i]
		if !special[c] {
			i++
			continue
		}
		i = s.markup(i, c)
	}
}

// markup reads what begins at i with c, and returns where to go on.
func (s *scanner) markup(i int, c byte) int {
	switch c {
	case '\n':
		return s.lineBreak(i)
	case '`':
		return s.code(i)
	case '*', '_', '~':
		return s.delimiter(i, c)
	case '[':
		return s.bracket(i, i)
	case '!':
		if i+1 < len(s.raw) && s.raw[i+1] == '[' {
			return s.bracket(i, i+1)
		}
	case ']':
		return s.closeBracket(i)
	case '<':
		return s.angle(i)
	case '&':
		return s.entity(i)
	case '\\':
		return s.escape(i)
	case ':':
		return s.address(i)
	}
	return i + 1
}

func (s *scanner) add(t token) int {
	s.toks = append(s.toks, t)
	return t.end
}

// lineBreak joins two lines by a space, or by a line feed where the break is a
// hard one.
func (s *scanner) lineBreak(i int) int {
	start, end := i, i+1
	for start > 0 && (ascii.IsBlank(s.raw[start-1]) || s.raw[start-1] == '\r') {
		start--
	}
	for end < len(s.raw) && ascii.IsBlank(s.raw[end]) {
		end++
	}
	joint := " "
	if bytes.HasSuffix(bytes.TrimSuffix(s.raw[start:i], []byte("\r")), []byte("  ")) {
		joint = "\n"
	}
	if n := len(s.toks); n > 0 && s.toks[n-1].end > start {
		start = s.toks[n-1].end
	}
	return s.add(token{kind: tokDecode, start: start, end: end, text: joint})
}

func (s *scanner) code(i int) int {
	n := s.run(i, '`')
	if n < 64 && s.noTicks&(1<<n) == 0 {
		for j := i + n; j < len(s.raw); {
			k := bytes.IndexByte(s.raw[j:], '`')
			if k < 0 {
				break
			}
			j += k
			m := s.run(j, '`')
			if m == n {
				return s.add(token{kind: tokCode, start: i, end: j + n, used: n})
			}
			j += m
		}
		s.noTicks |= 1 << n
	}
	return i + n
}

// run counts how often c stands in a row from i on.
func (s *scanner) run(i int, c byte) int {
	n := i
	for n < len(s.raw) && s.raw[n] == c {
		n++
	}
	return n - i
}

func (s *scanner) delimiter(i int, c byte) int {
	n := s.run(i, c)
	if n > 3 || c == '~' && n != 2 {
		return i + n
	}
	before, after := s.runeBefore(i), s.runeAfter(i+n)
	left := !isSpaceRune(after) && (!isPunct(after) || isSpaceRune(before) || isPunct(before))
	right := !isSpaceRune(before) && (!isPunct(before) || isSpaceRune(after) || isPunct(after))
	t := token{kind: tokDelim, start: i, end: i + n, char: c, open: left, shut: right}
	if c == '_' {
		t.open = left && (!right || isPunct(before))
		t.shut = right && (!left || isPunct(after))
	}
	if t.open || t.shut {
		s.add(t)
	}
	return i + n
}

func (s *scanner) runeBefore(i int) rune {
	if i == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRune(s.raw[:i])
	return r
}

func (s *scanner) runeAfter(i int) rune {
	if i >= len(s.raw) {
		return '\n'
	}
	r, _ := utf8.DecodeRune(s.raw[i:])
	return r
}

func isSpaceRune(r rune) bool { return unicode.IsSpace(r) }

func isPunct(r rune) bool {
	if r < 0x80 {
		return r > ' ' && r != 0x7f && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// footnoteLabel bounds the label of a footnote's reference, in bytes.
const footnoteLabel = 100

// bracket reads an opening bracket; start is that of an image's exclamation
// mark.
func (s *scanner) bracket(start, i int) int {
	if i+1 < len(s.raw) && s.raw[i+1] == '^' {
		label := s.raw[i+2 : min(len(s.raw), i+2+footnoteLabel)]
		if n := bytes.IndexAny(label, "]\n "); n > 0 && label[n] == ']' {
			return s.add(token{kind: tokDrop, start: start, end: i + 2 + n + 1, mark: MarkFootnote})
		}
	}
	s.brackets = append(s.brackets, len(s.toks))
	return s.add(token{kind: tokBracket, start: start, end: i + 1, partner: -1})
}

func (s *scanner) closeBracket(i int) int {
	if len(s.brackets) == 0 {
		return i + 1
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	target, end, ok := s.linkTarget(s.toks[open].end, i)
	if !ok {
		return i + 1
	}
	kind := MarkLink
	if s.raw[s.toks[open].start] == '!' {
		kind = MarkImage
		s.silence(open + 1)
	}
	s.toks[open].partner, s.toks[open].mark, s.toks[open].target = len(s.toks), kind, target
	return s.add(token{kind: tokLinkEnd, start: i, end: end, partner: open})
}

// silence takes emphasis out of an image's text, which is left out as a whole.
func (s *scanner) silence(from int) {
	for i := from; i < len(s.toks) && i < from+footnoteLabel; i++ {
		s.toks[i].open, s.toks[i].shut = false, false
	}
}

// linkTarget reads what follows the closing bracket at i: "(target)", "[label]",
// "[]" or nothing. The text begins at from.
func (s *scanner) linkTarget(from, i int) (target string, end int, ok bool) {
	next := byte(0)
	if i+1 < len(s.raw) {
		next = s.raw[i+1]
	}
	if next == '(' {
		if target, end, ok = s.inlineTarget(i + 2); ok {
			return target, end, true
		}
	}
	if s.refs == nil {
		return "", 0, false
	}
	label, end := s.raw[from:i], i+1
	if next == '[' {
		rest := s.raw[i+2 : min(len(s.raw), i+2+maxLabel)]
		if n := bytes.IndexByte(rest, ']'); n >= 0 {
			end = i + 2 + n + 1
			if n > 0 {
				label = rest[:n]
			}
		}
	}
	if len(label) > maxLabel {
		return "", 0, false
	}
	target, ok = s.refs[normaliseLabel(string(label))]
	return target, end, ok
}

// maxLabel bounds the label of a reference link, in bytes; CommonMark allows
// 999, people use far less.
const maxLabel = 300

// normaliseLabel folds case and blanks as CommonMark matches labels.
func normaliseLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// inlineTarget reads "destination "title")" from i on.
func (s *scanner) inlineTarget(i int) (target string, end int, ok bool) {
	for i < len(s.raw) && ascii.IsSpace(s.raw[i]) {
		i++
	}
	start := i
	if i < len(s.raw) && s.raw[i] == '<' {
		n := bytes.IndexAny(s.raw[i+1:min(len(s.raw), i+maxTarget)], "<>\n")
		if n < 0 || s.raw[i+1+n] != '>' {
			return "", 0, false
		}
		target, i = s.str[i+1:i+1+n], i+n+2
	} else {
		i = s.bareTarget(i)
		target = s.str[start:i]
	}
	for i < len(s.raw) && ascii.IsSpace(s.raw[i]) {
		i++
	}
	if i < len(s.raw) && (s.raw[i] == '"' || s.raw[i] == '\'') {
		n := bytes.IndexByte(s.raw[i+1:min(len(s.raw), i+maxTarget)], s.raw[i])
		if n < 0 {
			return "", 0, false
		}
		i += n + 2
	}
	if i < len(s.raw) && s.raw[i] == ')' {
		return target, i + 1, true
	}
	return "", 0, false
}

// maxTarget bounds the length of a link's destination and title, and
// maxParens the parentheses in it: CommonMark lets implementations limit both.
const (
	maxTarget = 4096
	maxParens = 32
)

func (s *scanner) bareTarget(i int) int {
	depth := 0
	for limit := min(len(s.raw), i+maxTarget); i < limit; i++ {
		switch c := s.raw[i]; {
		case ascii.IsSpace(c):
			return i
		case c == '\\' && i+1 < limit:
			i++
		case c == '(':
			if depth++; depth > maxParens {
				return i
			}
		case c == ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return i
}

// angle reads a comment, an autolink or an HTML tag. What looks like a tag and
// is none in HTML ("<your name>") is text.
func (s *scanner) angle(i int) int {
	rest := s.raw[i:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if !s.noDashes {
			if n := bytes.Index(rest[4:], []byte("-->")); n >= 0 {
				return s.add(token{kind: tokDrop, start: i, end: i + 4 + n + 3, mark: MarkComment})
			}
			s.noDashes = true
		}
		return i + 1
	}
	if s.noAngle {
		return i + 1
	}
	n := bytes.IndexByte(rest, '>')
	if n < 0 {
		s.noAngle = true
		return i + 1
	}
	inner := rest[1:n]
	if isAutolink(inner) {
		return s.add(token{kind: tokURL, start: i, end: i + n + 1, used: 1})
	}
	if !startsKnownTag(rest[:n+1]) {
		return i + 1
	}
	if tagName(inner) == "br" {
		return s.add(token{kind: tokDecode, start: i, end: i + n + 1, text: "\n"})
	}
	return s.add(token{kind: tokDrop, start: i, end: i + n + 1})
}

func isAutolink(inner []byte) bool {
	if len(inner) > maxTarget || bytes.ContainsAny(inner, " \t\n<") {
		return false
	}
	if colon := bytes.IndexByte(inner, ':'); colon >= 2 {
		return isWord(inner[:colon])
	}
	at := bytes.IndexByte(inner, '@')
	return at > 0 && bytes.IndexByte(inner[at:], '.') > 0
}

func isWord(b []byte) bool {
	for _, c := range b {
		if !ascii.IsAlnum(c) && c != '+' && c != '.' && c != '-' {
			return false
		}
	}
	return len(b) > 0
}

// tagName is the lower-case name of a tag without its brackets.
func tagName(inner []byte) string {
	inner = bytes.TrimPrefix(inner, []byte("/"))
	n := 0
	for n < len(inner) && n < 12 && (ascii.IsLetter(inner[n]) || n > 0 && ascii.IsDigit(inner[n])) {
		n++
	}
	if n < len(inner) && !ascii.IsSpace(inner[n]) && inner[n] != '/' && inner[n] != '>' {
		return ""
	}
	return strings.ToLower(string(inner[:n]))
}

// startsKnownTag tells whether b begins with a tag of HTML.
func startsKnownTag(b []byte) bool {
	if len(b) < 3 || b[0] != '<' {
		return false
	}
	switch tagName(b[1:]) {
	case "a", "abbr", "article", "aside", "b", "big", "blockquote", "br", "button", "caption", "center", "cite",
		"code", "col", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
		"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins", "kbd",
		"label", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "s", "samp", "script", "section",
		"small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody",
		"td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video":
		return true
	}
	return false
}

func (s *scanner) entity(i int) int {
	n := bytes.IndexByte(s.raw[i:min(len(s.raw), i+12)], ';')
	if n < 2 {
		return i + 1
	}
	raw := string(s.raw[i : i+n+1])
	decoded := html.UnescapeString(raw)
	if decoded == raw {
		return i + 1
	}
	if decoded == "\u00a0" {
		decoded = " "
	}
	return s.add(token{kind: tokDecode, start: i, end: i + n + 1, text: decoded})
}

func (s *scanner) escape(i int) int {
	if i+1 >= len(s.raw) {
		return i + 1
	}
	if c := s.raw[i+1]; c == '\n' || c == '\r' && i+2 < len(s.raw) && s.raw[i+2] == '\n' {
		end := i + 1 + bytes.IndexByte(s.raw[i+1:], '\n') + 1
		for end < len(s.raw) && ascii.IsBlank(s.raw[end]) {
			end++
		}
		return s.add(token{kind: tokDecode, start: i, end: end, text: "\n"})
	} else if c >= 0x80 || !isPunct(rune(c)) {
		return i + 1
	}
	s.add(token{kind: tokDrop, start: i, end: i + 1})
	return i + 2
}

// address reads a bare address around the colon at i.
func (s *scanner) address(i int) int {
	if !bytes.HasPrefix(s.raw[i:], []byte("://")) {
		return i + 1
	}
	start := i
	for start > 0 && i-start < 10 && s.raw[start-1]|0x20 >= 'a' && s.raw[start-1]|0x20 <= 'z' {
		start--
	}
	if n := len(s.toks); i-start < 2 || n > 0 && s.toks[n-1].end > start {
		return i + 1
	}
	end := i + 3
	for end < len(s.raw) && s.raw[end] > ' ' && bytes.IndexByte([]byte("<>\"`|]"), s.raw[end]) < 0 {
		end++
	}
	end = i + 3 + len(trimAddress(s.raw[i+3:end]))
	return s.add(token{kind: tokURL, start: start, end: end})
}

// trimAddress cuts off punctuation that belongs to the sentence and a closing
// parenthesis that the address does not open.
func trimAddress(a []byte) []byte {
	parens := bytes.Count(a, []byte("(")) - bytes.Count(a, []byte(")"))
	for len(a) > 0 {
		switch c := a[len(a)-1]; {
		case bytes.IndexByte([]byte(".,;:!?'*_~"), c) >= 0:
		case c == ')' && parens < 0:
			parens++
		default:
			return a
		}
		a = a[:len(a)-1]
	}
	return a
}
