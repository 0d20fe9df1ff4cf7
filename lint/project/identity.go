package project

import (
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/markdown"
)

// maxMoved bounds how many files that are gone are looked at for what became of
// them.
const maxMoved = 200

// pair lists what differs, with renamed documents as one change. A document may
// come from anywhere: renamed, moved into the folder, or named by itself; so
// where head has new ones, files of the whole base that are gone are its origins.
func (c *Comparison) pair() error {
	var changes []git.Change
	added := false
	for path, id := range c.head {
		if old := c.base[path]; old != id {
			changes = append(changes, git.Change{Path: path, Old: old, New: id})
			added = added || old == git.ID{}
		}
	}
	for path, id := range c.base {
		if _, ok := c.head[path]; !ok && !c.exists(path) {
			changes = append(changes, git.Change{Path: path, Old: id})
		}
	}
	outer := map[string]bool{}
	if added && c.baseAt != nil {
		gone, err := c.goneElsewhere()
		if err != nil {
			return err
		}
		for _, e := range gone {
			outer[e.Path] = true
			changes = append(changes, git.Change{Path: e.Path, Old: e.ID})
		}
	}
	var err error
	if c.old, err = c.repo.PairRenames(changes, c.read); err != nil {
		return err
	}
	c.settle(outer)
	return nil
}

// settle keeps of files that are gone those that a new document may still be,
// told by its incident id, and those of the scope as context.
func (c *Comparison) settle(outer map[string]bool) {
	c.fresh = map[string]bool{}
	gone := 0
	for _, ch := range c.old {
		switch {
		case ch.Deleted():
			gone++
		case ch.Added():
			c.unpaired = true
		}
		if !ch.Deleted() {
			c.fresh[ch.Path] = true
		}
	}
	c.unpaired = c.unpaired && gone <= maxMoved
	c.old = slices.DeleteFunc(c.old, func(ch git.Change) bool { return ch.Deleted() && outer[ch.Path] && !c.unpaired })
	c.changed = len(c.fresh)
}

// read is the content of a changed document at the head.
func (c *Comparison) read(ch git.Change) ([]byte, error) {
	r, err := c.open(ch.Path).Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, lint.MaxSize))
}

// Changed reports whether the change wrote a line, from 1, of a document: the base
// has no such line in it. What cannot be read is not changed.
func (c *Comparison) Changed(docs *Documents) func(path string, line int) bool {
	before := map[string]map[string]bool{}
	return func(path string, line int) bool {
		i, ok := slices.BinarySearchFunc(c.old, path, func(ch git.Change, p string) int { return strings.Compare(ch.Path, p) })
		file := docs.File(path)
		if !ok || file == nil || line < 1 || line > file.Lines() {
			return false
		}
		if before[path] == nil {
			before[path] = map[string]bool{}
			if b, err := c.repo.Blob(c.old[i].Old); err == nil {
				for l := range strings.Lines(string(b)) {
					before[path][strings.TrimSpace(l)] = true
				}
			}
		}
		said := strings.TrimSpace(file.Text(file.LineSpan(line)))
		return said != "" && !before[path][said]
	}
}

// goneElsewhere are the Markdown files of the base, outside of the scope, that
// head no longer has.
func (c *Comparison) goneElsewhere() ([]git.Entry, error) {
	files, err := c.repo.Files(c.baseAt, git.Filter{File: markdown.IsFile})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(files, func(e git.Entry) bool {
		_, known := c.base[e.Path]
		return known || c.exists(e.Path)
	}), nil
}

// Reconfigure returns the configuration of the base where it is another one than
// that of the project. All documents then count as changed: what a stricter
// configuration finds in them is new. Settings that callers laid over the
// project's configuration are theirs to lay over this one.
func (c *Comparison) Reconfigure(p *Project) (cfg lint.Config, other bool, err error) {
	name := p.configAt
	if name == "" {
		name = config.Name
	}
	if c.baseAt == nil || p.Outside(p.Abs(path.Join(p.root, name))) {
		return cfg, false, nil
	}
	src, err := c.fileAtBase(name)
	if err != nil || bytes.Equal(src, p.configSource) {
		return cfg, false, err
	}
	if cfg, err = config.Decode(name, src, p.packs); err != nil {
		return cfg, false, err
	}
	cfg.Files = p.Config.Files
	for path, id := range c.head {
		if !c.fresh[path] {
			c.old = append(c.old, git.Change{Path: path, Old: id, New: id})
			c.fresh[path] = true
		}
	}
	slices.SortFunc(c.old, func(a, b git.Change) int { return strings.Compare(a.Path, b.Path) })
	return cfg, true, nil
}

// fileAtBase is a file of the base; nil where it has none of the name.
func (c *Comparison) fileAtBase(name string) ([]byte, error) {
	files, err := c.repo.Files(c.baseAt, git.Filter{
		Dir:  func(dir string) bool { return len(name) > len(dir) && name[:len(dir)+1] == dir+"/" },
		File: func(path string) bool { return path == name },
	})
	if err != nil || len(files) == 0 {
		return nil, err
	}
	b, err := c.repo.Blob(files[0].ID)
	if err == nil && len(b) > config.MaxSize {
		return nil, errors.New("the configuration at the base is too large")
	}
	return b, err
}
