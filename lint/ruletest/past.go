package ruletest

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/roster"
	"github.com/pmlint/pmlint/lint/text"
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
	return history.Commit{ID: strings.Repeat(fmt.Sprint(n%10), 40), When: when, Author: author, Email: strings.ToLower(author) + "@example.com", Subject: subject}
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
func (e *example) record(p *page) (*history.Record, *roster.Roster) {
	h := &e.past
	if len(h.versions)+len(h.messages)+len(h.deploys)+len(h.owners) == 0 && h.committed.IsZero() {
		return nil, nil
	}
	doc := e.docs[0]
	var snapshots []*history.Snapshot
	for _, v := range h.versions {
		snapshots = append(snapshots, snap(p, v.block, v.commit, doc.path))
	}
	if !h.committed.IsZero() {
		snapshots = append(snapshots, snap(p, doc.block, h.commit(h.committed, "Ana", "edit"), doc.path))
	}
	known := &roster.Roster{}
	known.Add(h.owners...)
	return &history.Record{Lives: history.Follow(snapshots), Proofs: history.Proofs(h.messages, history.Trailer), Deploys: h.deploys}, known
}

func snap(p *page, b block, c history.Commit, path string) *history.Snapshot {
	return history.Snap(postmortem.Parse(text.NewFile(path, []byte(p.text(b))), postmortem.Options{}), c, path)
}
