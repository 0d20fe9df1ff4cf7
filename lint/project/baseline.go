package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/internal/rootfs"
)

// Baseline is the file of a project's known findings, which need not exist.
type Baseline struct {
	// List is what the file holds; nil where there is no file.
	List *baseline.Baseline
	// Path is the file as seen from the working directory.
	Path string
	// Named tells that the caller or the configuration names the file: it is not
	// merely the usual one.
	Named bool

	project *Project
	full    string
}

// Baseline reads the file of known findings: the one named, a path of the machine,
// else that of the configuration, else the one with the usual name at the root.
func (p *Project) Baseline(named string) (*Baseline, error) {
	b := &Baseline{project: p, Named: named != "" || p.Config.Baseline != ""}
	switch {
	case named != "":
		b.full = p.Abs(named)
	case p.Config.Baseline != "":
		b.full = filepath.Join(p.root, filepath.FromSlash(p.Config.Baseline))
	default:
		b.full = filepath.Join(p.root, baseline.Name)
	}
	b.Path = p.Display(p.Rel(b.full))
	if _, err := p.lstat(b.full); errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	src, err := p.readFile(b.full, baseline.MaxSize)
	if errors.Is(err, rootfs.ErrTooLarge) {
		return nil, fmt.Errorf("baseline %s: larger than %d MiB, the most that a baseline may have", b.Path, baseline.MaxSize>>20)
	} else if err != nil {
		return nil, fmt.Errorf("baseline %s: %w", b.Path, rootfs.Cause(err))
	}
	b.List, err = baseline.Read(b.Path, src)
	return b, err
}

// Write writes the file anew, as a whole.
func (b *Baseline) Write(list *baseline.Baseline) error {
	if err := b.project.writeFile(b.full, list.Bytes(), 0o644); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", b.Path, rootfs.Cause(err))
	}
	return nil
}
