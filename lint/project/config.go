package project

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
)

// readConfig reads the config: the one named, else .pmlint.yaml in dir or in a
// folder above it, up to the repository's root. No config is the default one.
func (p *Project) readConfig(o Options, dir string) error {
	full := p.Abs(o.Config)
	if o.Config == "" {
		var err error
		if full, err = p.findConfig(dir); full == "" || err != nil {
			return err
		}
	}
	shown := p.Display(p.Rel(full))
	src, err := p.readFile(full, config.MaxSize)
	if errors.Is(err, rootfs.ErrTooLarge) {
		return fmt.Errorf("%s: %w", shown, config.ErrTooLarge)
	} else if err != nil {
		return fmt.Errorf("config %s: %w", shown, rootfs.Cause(err))
	}
	p.configFile, p.configAt, p.configSource = shown, p.Rel(full), src
	p.Config, err = config.Decode(shown, src, o.Packs)
	return err
}

// findConfig looks for the config from dir upward to the repository's root. Where
// there is none, it looks up to the working directory, or in dir alone if that
// lies elsewhere: a file above may be anyone's.
func (p *Project) findConfig(dir string) (string, error) {
	if p.Outside(dir) {
		return p.configIn(dir)
	}
	for {
		full, err := p.configIn(dir)
		up := filepath.Dir(dir)
		if full != "" || err != nil || dir == p.root || up == dir {
			return full, err
		}
		dir = up
	}
}

// configIn is the config in a folder, empty if there is none. A file that was
// meant to be one, and would be overlooked, is an error.
func (p *Project) configIn(dir string) (string, error) {
	full := filepath.Join(dir, config.Name)
	if _, err := p.lstat(full); err == nil {
		return full, nil
	}
	for _, other := range []string{".pmlint.yml", "pmlint.yaml", "pmlint.yml"} {
		if _, err := p.lstat(filepath.Join(dir, other)); err == nil {
			return "", fmt.Errorf("%s is not read: rename it to %s, or name it with --config", filepath.Join(dir, other), config.Name)
		}
	}
	return "", nil
}

// templatePaths are the config's templates that are files of the repository.
func templatePaths(c *lint.Config) []string {
	names := []string{c.Template}
	for _, o := range c.Overrides {
		names = append(names, o.Template)
	}
	var paths []string
	for _, n := range names {
		if strings.ContainsAny(n, "/.") {
			paths = append(paths, strings.TrimPrefix(n, "./"))
		}
	}
	return paths
}
