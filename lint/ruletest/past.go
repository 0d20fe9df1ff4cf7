package ruletest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/roster"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
)

// past is the history that an example stands in.
type past struct {
	versions  []pastVersion
	messages  []history.Message
	deploys   []history.Deploy
	owners    []string
	committed time.Time // of the example itself; zero if it is not committed
}

type pastVersion struct {
	commit history.Commit
	block  block
}

// join takes over what was gathered before the example.
func (h *past) join(before past) {
	before.committed = h.committed
	*h = before
}

// commit makes one up; its name is told from its number.
func (h *past) commit(when time.Time, author, subject string) history.Commit {
	n := len(h.versions) + len(h.messages) + 1
	return history.Commit{ID: strings.Repeat(fmt.Sprint(n%10), 40), When: when, Author: author,
		Email: strings.ToLower(author) + "@example.com", Subject: subject}
}

func (h *past) add(p *page, b block) error {
	if b.info == "text commits" {
		for _, line := range strings.Split(strings.TrimSpace(p.text(b)), "\n") {
			if err := h.addLine(line); err != nil {
				return err
			}
		}
		return nil
	}
	when, author := time.Time{}, "Ana"
	for _, w := range strings.Fields(b.info)[2:] {
		key, value, _ := strings.Cut(w, "=")
		var err error
		switch key {
		case "date":
			when, err = time.Parse(time.DateOnly, value)
		case "author":
			author = value
		default:
			err = fmt.Errorf("unknown word %q: use date= or author=", w)
		}
		if err != nil {
			return err
		}
	}
	h.versions = append(h.versions, pastVersion{h.commit(when, author, "edit"), b})
	return nil
}

// addLine reads "owners NAME, NAME", "DATE tag NAME" or "DATE NAME: subject |
// Trailer: value".
func (h *past) addLine(line string) error {
	first, rest, _ := strings.Cut(line, " ")
	if first == "owners" {
		for _, o := range strings.Split(rest, ",") {
			h.owners = append(h.owners, strings.TrimSpace(o))
		}
		return nil
	}
	when, err := time.Parse(time.DateOnly, first)
	if err != nil {
		if when, err = time.Parse(time.RFC3339, first); err != nil {
			return err
		}
	}
	if tag, ok := strings.CutPrefix(rest, "tag "); ok {
		h.deploys = append(h.deploys, history.Deploy{Name: tag, Commit: "0123456789", When: when})
		return nil
	}
	author, message, _ := strings.Cut(rest, ": ")
	subject, trailer, _ := strings.Cut(message, " | ")
	c := h.commit(when, author, subject)
	h.messages = append(h.messages, history.Message{Commit: c, Text: subject + "\n\n" + trailer + "\n"})
	return nil
}

// record is what the engine is told; nil for an example without a past.
func (e *example) record(p *page, l *lint.Linter) (*history.Record, *roster.Roster, error) {
	h := &e.past
	if len(h.versions)+len(h.messages)+len(h.deploys)+len(h.owners) == 0 && h.committed.IsZero() {
		return nil, nil, nil
	}
	doc := e.docs[0]
	versions := h.versions
	if !h.committed.IsZero() {
		versions = append(slices.Clip(versions), pastVersion{h.commit(h.committed, "Ana", "edit"), doc.block})
	}
	var snapshots []*history.Snapshot
	for _, v := range versions {
		r, err := l.Read(lint.BytesSource(doc.path, []byte(p.text(v.block))))
		if err != nil {
			return nil, nil, err
		}
		snapshots = append(snapshots, history.Snap(r.Doc, r.Promises(), v.commit, doc.path))
	}
	known := &roster.Roster{}
	known.Add(h.owners...)
	return &history.Record{Lives: history.Follow(snapshots), Proofs: history.Proofs(h.messages, history.Trailer),
		Deploys: h.deploys}, known, nil
}
