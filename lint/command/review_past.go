package command

import (
	"path/filepath"
	"slices"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/review"
)

// mostEarlier is how many documents of the folder are looked through for earlier
// incidents, the newest by name, and mostBrought how many of them a review brings up.
const (
	mostEarlier = 500
	mostBrought = 3
)

// earlier are the older documents of the folder that have to do with one, the newest
// first. A folder that cannot be read has none: the review is of the one document.
func (a *app) earlier(proj *project.Project, linter *lint.Linter, now *lint.Reading, path string) []review.Earlier {
	docs, err := proj.Documents(filepath.Dir(a.abs(path)))
	if err != nil {
		return nil
	}
	paths := docs.Paths()
	slices.Sort(paths)
	slices.Reverse(paths)
	var out []review.Earlier
	for _, other := range paths[:min(len(paths), mostEarlier)] {
		if len(out) == mostBrought {
			break
		}
		if other == proj.Rel(a.abs(path)) {
			continue
		}
		if before := docs.Reading(linter, other); before != nil {
			if e, ok := review.EarlierOf(now, before, other); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// since tells what changed since the last commit that took a document into review or
// made it final; nil where no commit did.
func (a *app) since(proj *project.Project, linter *lint.Linter, now *lint.Reading, path string) (*review.Since, error) {
	rel := proj.Rel(a.abs(path))
	if proj.Outside(a.abs(path)) {
		return nil, nil
	}
	past, err := a.remember(proj, versionReader{linter: linter}, project.PastOptions{One: rel}, true)
	if err != nil || past == nil {
		return nil, err
	}
	life := past.Record.Life(rel)
	if life == nil {
		return nil, nil
	}
	at := reviewed(life, proj.Config.Statuses)
	if at == nil {
		return nil, nil
	}
	out := &review.Since{Commit: at.Commit.Short(), Date: at.Commit.When.Format(time.DateOnly), Status: at.To, Changes: []string{}}
	if docs, err := proj.At(at.Commit.ID, then(life, at.Commit)); err == nil {
		for _, p := range docs.Paths() {
			if before := docs.Reading(linter, p); before != nil {
				out.Changes = append(out.Changes, review.Changes(before, now)...)
			}
		}
	}
	return out, nil
}

// reviewed is the last change of a document's status to one of a review or of a final
// document; nil for none.
func reviewed(life *history.Life, own map[string]lint.Status) *history.Change {
	for i := len(life.Statuses) - 1; i >= 0; i-- {
		if s, ok := lint.StatusOf(life.Statuses[i].To, own); ok && s != lint.Draft {
			return &life.Statuses[i]
		}
	}
	return nil
}

// then is the path that a document had at a commit.
func then(life *history.Life, at history.Commit) string {
	path := life.Path
	for _, v := range life.Versions {
		if path = v.Path; v.Commit.ID == at.ID {
			break
		}
	}
	return path
}
