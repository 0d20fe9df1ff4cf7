package discover

import (
	"bytes"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are the patterns of the .gitignore files that bear on a folder, its
// own last. A nil *ignores ignores nothing.
type ignores struct {
	above    *ignores
	dir      string // relative to the root, "" for the root itself
	patterns []pattern
}

// pattern is a line of a .gitignore file.
type pattern struct {
	glob    string // for doublestar
	literal bool   // glob is a plain text
	negate  bool   // "!": take back in
	dirOnly bool   // "/" at the end
	base    bool   // no other "/": matches a name at any depth
}

// maxIgnoreFile is the size in bytes above which a .gitignore is not read.
const maxIgnoreFile = 1 << 20

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
	for line := range bytes.Lines(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))) {
		if p, ok := parsePattern(string(line)); ok {
			patterns = append(patterns, p)
		}
	}
	if len(patterns) == 0 {
		return ig
	}
	return &ignores{above: ig, dir: dir, patterns: patterns}
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
	p.literal = !strings.ContainsAny(line, `*?[\{`)
	// Braces mean nothing to git.
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	return p, line != "" && doublestar.ValidatePattern(p.glob)
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
	return doublestar.MatchUnvalidated(p.glob, rel)
}
