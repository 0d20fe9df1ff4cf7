package lint

import (
	"io/fs"
	"slices"
	"sync"

	"github.com/pmlint/pmlint/internal/roster"
	"github.com/pmlint/pmlint/lint/history"
)

// Shared is what a run knows beside its documents: the configuration as rules
// may read it. What it returns must not be changed. The zero value is that of a
// run without configuration.
type Shared struct {
	config Config
	memo   sync.Map
}

// People are names of persons known from config and, where the run has git, from
// its authors and CODEOWNERS.
func (s *Shared) People() []string { return slices.Concat(s.config.People, s.config.Authors) }

// Owners is the roster of persons, handles and teams; empty if there is none.
func (s *Shared) Owners() []string { return s.config.Owners }

// Organisation is the document owner's name, when config gives it.
func (s *Shared) Organisation() string { return s.config.Organisation }

// Zone is the zone of times that state none; empty for unknown.
func (s *Shared) Zone() string { return s.config.Zone }

// IDPattern is the regular expression that a whole incident id matches; empty for
// any.
func (s *Shared) IDPattern() string { return s.config.IDs.Pattern }

// Severities are the names of incident severities, each with the other names it
// goes by; empty where config says nothing.
func (s *Shared) Severities() map[string][]string { return s.config.Severities }

// Statuses are the team's own words for a status, in lower case.
func (s *Shared) Statuses() map[string]Status { return s.config.Statuses }

// Vocabulary is the team's own words, for rules about wording.
func (s *Shared) Vocabulary() Vocabulary { return s.config.Vocabulary }

// Record is what the repository's commits tell of the documents; nil where the
// run does not read them. Rules that need it then keep silent.
func (s *Shared) Record() *history.Record { return s.config.Record }

// Roster is who may own an action: CODEOWNERS, the roster, the authors; nil
// without a repository.
func (s *Shared) Roster() *roster.Roster { return s.config.Roster }

// HasFiles reports whether the run knows a repository's files. Without them
// rules leave links alone.
func (s *Shared) HasFiles() bool { return s.config.Files != nil }

// Exists reports whether the repository has a file or folder; the path is
// relative to its root, with slashes and without "..".
func (s *Shared) Exists(path string) bool {
	if s.config.Files == nil {
		return false
	}
	_, err := fs.Stat(s.config.Files, path)
	return err == nil
}

// Memo returns what build made under the key, and calls build when nobody has
// yet; several documents may ask at once. It is for what rules prepare from s
// alone.
func (s *Shared) Memo(key any, build func() any) any {
	if v, ok := s.memo.Load(key); ok {
		return v
	}
	v, _ := s.memo.LoadOrStore(key, build())
	return v
}
