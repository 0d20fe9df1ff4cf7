package project

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/project/internal/discover"
)

// scope is what paths select of any version, relative to the root.
type scope struct {
	finder *discover.Finder
	under  []string // files and folders; empty for all, unless found
	// found tells that nobody named any: under are the folders that hold documents,
	// and in every version those count, too, whose names tell so.
	found   bool
	bundles map[string]bool // documents whose names alone do not tell that they are
	also    string          // a document that is taken whatever its name
	said    string          // for messages
}

// newScope reads paths; without any it is the config's include or the folders that
// are yet to be found.
func (p *Project) newScope(paths []string) (scope, error) {
	s := scope{finder: p.finder, said: strings.Join(paths, ", "), found: len(paths) == 0 && len(p.Config.Include) == 0}
	for _, path := range paths {
		full := p.Abs(path)
		if p.Outside(full) {
			return s, fmt.Errorf("%s lies outside the repository at %s", path, p.root)
		}
		rel := p.Rel(full)
		if mistake := config.GlobMistake(rel); mistake != "" && isPattern(rel) && doublestar.ValidatePattern(rel) {
			return s, &PathError{path, errors.New(mistake)} // a name that is no pattern may still be that of a file
		}
		s.under = append(s.under, rel)
	}
	return s, nil
}

// foundIn says where the documents are that nobody named.
func (s *scope) foundIn(folders []string) {
	s.under = folders
	s.said = strings.Join(folders, ", ")
	if len(folders) == 0 {
		s.said = "folders called as those of postmortems are (" + strings.Join(discover.WellKnown[:3], ", ") + ", ...)"
	}
}

func (s *scope) takes(path string) bool {
	if path == s.also || s.bundles[path] || s.finder.Force && slices.Contains(s.under, path) {
		return true
	}
	ok, _ := s.finder.Takes(path)
	return ok && s.within(path)
}

// isBundle reports whether a file is a document although it is called as the index
// of its folder.
func (s *scope) isBundle(path string, read func() []byte) bool {
	ok, _ := s.finder.Judge(path, read)
	return ok
}

// within reports whether a path is one of the scope, whatever the file is.
func (s *scope) within(path string) bool {
	if s.found && discover.IsNamed(path) {
		return true
	}
	return len(s.under) == 0 && !s.found || slices.ContainsFunc(s.under, func(u string) bool {
		return u == "." || path == u || strings.HasPrefix(path, u+"/") || isPattern(u) && doublestar.MatchUnvalidated(u, path)
	})
}

// dir reports whether a folder can hold documents of the scope.
func (s *scope) dir(path string) bool {
	if s.found {
		return !discover.IsLeftOut(path[strings.LastIndexByte(path, '/')+1:])
	}
	return len(s.under) == 0 || slices.ContainsFunc(s.under, func(u string) bool {
		return u == "." || u == path || strings.HasPrefix(u, path+"/") || strings.HasPrefix(path, u+"/") || isPattern(u)
	})
}

// filter is the scope for files of git; with read, those that are read to tell are
// among them.
func (s *scope) filter(read bool) git.Filter {
	return git.Filter{Dir: s.dir, File: func(path string) bool {
		return s.takes(path) || read && markdown.IsFile(path) && s.within(path)
	}}
}
