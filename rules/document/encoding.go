package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var encoding = &lint.Rule{
	Name:     "document/encoding",
	Summary:  "the file is UTF-8 text",
	Severity: lint.Error,
	Unread:   true,
	Check: func(p *lint.Pass) {
		src := p.Doc.File.Bytes()
		if i := bytes.IndexByte(src, 0); i >= 0 {
			reportBinary(p, src, i)
			return
		}
		if i := invalidUTF8(src); i >= 0 {
			p.Report(lint.Diagnostic{
				Span: text.Span{Start: i, End: i + 1}, Anchor: "encoding",
				Message: fmt.Sprintf(`the byte \x%02x is not UTF-8`, src[i]),
				Hint:    "convert the file, for example with: iconv -f WINDOWS-1252 -t UTF-8",
			})
		}
		if i := text.LoneReturn(src); i >= 0 {
			reportReturn(p, i)
		}
	},
}

// reportReturn tells a carriage return alone. Readers see a line end there, so that what
// stands behind it would be shown to people and not looked at.
func reportReturn(p *lint.Pass, at int) {
	p.Report(lint.Diagnostic{
		Span: text.Span{Start: at, End: at + 1}, Anchor: "line-end",
		Message: "a line ends with a carriage return alone, where Markdown shows a new line and pmlint reads none",
		Hint:    `end each line with a line feed, for example with: tr '\r' '\n'`,
	})
}

func reportBinary(p *lint.Pass, src []byte, nul int) {
	f := lint.Diagnostic{
		Span: text.Span{Start: nul, End: nul + 1}, Anchor: "encoding",
		Message: "the file is not text: it holds a zero byte",
		Hint:    "exclude the file in the configuration if it is no postmortem",
	}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		f.Span = text.Span{Start: 0, End: 2}
		f.Message = "the file is UTF-16, not UTF-8"
		f.Hint = "convert the file, for example with: iconv -f UTF-16 -t UTF-8"
	}
	p.Report(f)
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
