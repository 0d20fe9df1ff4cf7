package appendix

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// deadLinkOptions are the options of appendix/dead-link.
type deadLinkOptions struct {
	Everywhere bool `yaml:"everywhere" doc:"check links of all sections, not of the appendix and of evidence only"`
}

var deadLink = &lint.Rule{
	Name:     "appendix/dead-link",
	Summary:  "A relative link to supporting data leads to a file of the repository",
	Severity: lint.Warning,
	Options:  &deadLinkOptions{},
	Check:    checkDeadLink,
}

func checkDeadLink(p *lint.Pass) {
	if !p.Shared.HasFiles() {
		return
	}
	everywhere := p.Options.(*deadLinkOptions).Everywhere
	for _, l := range links(p) {
		if !l.evidence && !everywhere {
			continue
		}
		file, ok := relative(p.Doc.File.Path(), l.Target)
		// A folder that is not there at all may be left out by a sparse checkout.
		if !ok || p.Shared.Exists(file) || !p.Shared.Exists(path.Dir(file)) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: l.Span, Anchor: lint.Anchor("link", l.Target),
			Message: fmt.Sprintf("%q leads to %s, which does not exist", l.Target, file),
			Hint:    "mend the path, or link to where the file was moved",
		})
	}
}

// relative is the path in the repository that a relative link of a document
// leads to; ok is false for links to elsewhere, to a place in the document, and
// for those that a site generator resolves.
func relative(document, target string) (string, bool) {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") || strings.ContainsAny(target,
		"{}<>\\") {
		return "", false
	}
	if !isFile(u.Path) {
		return "", false
	}
	file := path.Join(path.Dir(document), u.Path)
	if strings.HasPrefix(file, "..") {
		return "", false
	}
	return file, true
}

// isFile tells a path that names a file as it is stored: one with an extension
// that no generator adds.
func isFile(p string) bool {
	ext := strings.ToLower(path.Ext(p))
	switch ext {
	case "", ".html", ".htm", ".com", ".org", ".io", ".net":
		return false
	}
	for _, c := range ext[1:] {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return len(ext) <= 6
}
