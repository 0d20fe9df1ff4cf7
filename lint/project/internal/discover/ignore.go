package discover

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are the patterns of the .gitignore files that bear on a folder, its
// own last. A nil *ignores ignores nothing.
type ignores struct {
	above    *ignores
	dir      string // relative to the root, "" for the root itself
	patterns []pattern
	all      int // patterns, those above among them
}

// pattern is a line of a .gitignore file.
type pattern struct {
	glob    string // for doublestar
	literal bool   // glob is a plain text
	head    string // plain text that glob begins with
	tail    string // plain text that glob ends with
	negate  bool   // "!": take back in
	dirOnly bool   // "/" at the end
	base    bool   // no other "/": matches a name at any depth
}

// The limits of what is left out: each file is held against each pattern of the folders
// above it. What a .gitignore beyond them would leave out is linted.
const (
	maxIgnoreFile = 1 << 20 // bytes of one .gitignore
	maxPatterns   = 20_000  // that bear on a folder
	maxPattern    = 1000    // bytes of one; a path has no more than four times as many
)

// read adds the .gitignore of a folder, if there is one. A link is none, as for
// git.
func (ig *ignores) read(dir place) *ignores {
	file := dir.below(".gitignore")
	info, err := file.tree.Lstat(file.at)
	if err != nil || !info.Mode().IsRegular() {
		return ig
	}
	src, err := file.tree.ReadFile(file.at, maxIgnoreFile)
	if err != nil {
		return ig
	}
	return ig.with(dir.rel, src)
}

func (ig *ignores) with(dir string, src []byte) *ignores {
	var patterns []pattern
	above := 0
	if ig != nil {
		above = ig.all
	}
	for line := range bytes.Lines(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))) {
		if above+len(patterns) == maxPatterns {
			break
		}
		if p, ok := parsePattern(string(line)); ok {
			patterns = append(patterns, p)
		}
	}
	if len(patterns) == 0 {
		return ig
	}
	return &ignores{above: ig, dir: dir, patterns: patterns, all: above + len(patterns)}
}

// parsePattern reads a line as gitignore(5) says; ok is false for blank lines,
// comments and patterns that are no globs.
func parsePattern(line string) (p pattern, ok bool) {
	line = trimSpaces(strings.TrimRight(line, "\r\n"))
	if line == "" || line[0] == '#' {
		return p, false
	}
	if line[0] == '!' {
		p.negate, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		p.dirOnly, line = true, strings.TrimSuffix(line, "/")
	}
	p.base = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // the folder itself is not matched
	}
	const signs = `*?[]\{}`
	if first := strings.IndexAny(line, signs); first < 0 {
		p.literal = true
	} else {
		p.head, p.tail = line[:first], line[strings.LastIndexAny(line, signs)+1:]
		if strings.HasPrefix(p.tail, "/") {
			p.tail = "" // "a/**/b" is "a/b", too
		}
		p.head = strings.TrimSuffix(p.head, "/")
		if strings.ContainsRune(line, utf8.RuneError) {
			p.head, p.tail = "", "" // to the glob all bytes that are no text are one
		}
	}
	// Braces mean nothing to git.
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	return p, line != "" && len(line) <= maxPattern && doublestar.ValidatePattern(p.glob)
}

// trimSpaces drops spaces at the end that no backslash protects.
func trimSpaces(s string) string {
	for strings.HasSuffix(s, " ") && !strings.HasSuffix(s, `\ `) {
		s = s[:len(s)-1]
	}
	return s
}

// match tells whether a path, relative to the root, is ignored. The folders
// above it are not looked at: what lies in an ignored folder is never asked
// for.
func (ig *ignores) match(name string, isDir bool) bool {
	for ; ig != nil; ig = ig.above {
		rel := name
		if ig.dir != "" {
			rel = strings.TrimPrefix(name, ig.dir+"/")
		}
		for i := len(ig.patterns) - 1; i >= 0; i-- {
			if p := &ig.patterns[i]; p.match(rel, isDir) {
				return !p.negate
			}
		}
	}
	return false
}

func (p *pattern) match(rel string, isDir bool) bool {
	if p.dirOnly && !isDir {
		return false
	}
	if p.base {
		rel = path.Base(rel)
	}
	if p.literal {
		return rel == p.glob
	}
	if !strings.HasPrefix(rel, p.head) || !strings.HasSuffix(rel, p.tail) {
		return false // nearly all end here
	}
	return doublestar.MatchUnvalidated(p.glob, rel)
}
