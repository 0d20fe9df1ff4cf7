package template

import (
	"io/fs"
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Beside is the template that lies with the documents of a folder: a Markdown
// file that is named as one, in the folder or the nearest one above it, that is
// to be filled in and asks for what a postmortem has, or a page that shows one
// such form in a fence. It is nil where there is none. Of several
// in a folder, that with the plainest name counts; where none is plainer than
// the others, nobody can tell which is meant, and none counts. What is found is kept
// in known, by folder: each is looked into once, however many lie below it.
func Beside(files fs.FS, dir string, opts postmortem.Options, known map[string]*Schema) *Schema {
	s, ok := known[dir]
	if ok {
		return s
	}
	if name := templateIn(files, dir); name != "" {
		s = atPath(files, path.Join(dir, name), opts)
	}
	if s == nil && dir != "." && dir != "/" {
		s = Beside(files, path.Dir(dir), opts, known)
	}
	known[dir] = s
	return s
}

// atPath is the schema of the template at a path, nil where there is none.
func atPath(files fs.FS, name string, opts postmortem.Options) *Schema {
	src, err := fs.ReadFile(files, name)
	if err != nil || len(src) > maxSize {
		return nil // it is not named by anybody, so nobody waits for it
	}
	return fromPage(name, src, opts)
}

// templateIn is the file of a folder that is named as its template, or "".
func templateIn(files fs.FS, dir string) string {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return ""
	}
	best, words, ties := "", 0, 0
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !e.Type().IsRegular() || ext != ".md" && ext != ".markdown" || !IsName(strings.TrimSuffix(e.Name(), path.Ext(e.Name()))) {
			continue
		}
		switch n := len(nameWords(e.Name())); {
		case best == "" || n < words:
			best, words, ties = e.Name(), n, 0
		case n == words:
			ties++
		}
	}
	if ties > 0 {
		return ""
	}
	return best
}

// IsName tells a template by the name of its file without extension: by the
// last word, or by the first of at most three. Postmortems about templates have
// a date or more words.
func IsName(stem string) bool {
	if hasNumber(strings.ReplaceAll(stem, "0000", "")) {
		return false
	}
	words := nameWords(stem)
	return len(words) > 0 && (isTemplate(words[len(words)-1]) || isTemplate(words[0]) && len(words) <= 3)
}

func nameWords(stem string) []string {
	return strings.FieldsFunc(strings.ToLower(stem), func(r rune) bool { return (r < 'a' || r > 'z') && r < 0x80 })
}

func isTemplate(word string) bool { return word == "template" || word == "templates" }

// hasNumber tells a year or another number of three digits or more.
func hasNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			digits = 0
		} else if digits++; digits == 3 {
			return true
		}
	}
	return false
}

// isPostmortem tells a template of postmortems from one of other documents: it
// asks for a timeline, causes or actions, among two subjects or more; or it asks how
// grave an incident was or when it ended, beside any subject of postmortems.
func (s *Schema) isPostmortem() bool {
	kinds := map[postmortem.Kind]bool{}
	told := false
	for _, sec := range s.all {
		if sec.Kind != "" && sec.Kind != postmortem.KindOther {
			kinds[sec.Kind] = true
			told = told || tells(sec.Kind)
		}
	}
	if told && (s.AsksField(postmortem.FieldSeverity) || s.AsksField(postmortem.FieldEnd)) {
		return true
	}
	return len(kinds) >= 2 && (kinds[postmortem.KindTimeline] || kinds[postmortem.KindRootCause] ||
		kinds[postmortem.KindFactors] || kinds[postmortem.KindActions])
}
