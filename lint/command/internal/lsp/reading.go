package lsp

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// hover tells what is found at a place, with the page of the rule; of an entry of the
// timeline its instant in UTC and what it is for the incident.
func (s *server) hover(_ *jsonrpc2.Conn, p *positionParams) (any, error) {
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil || d.seen.Reading == nil {
		return nil, nil
	}
	at := d.buffer.offset(s.encoding, p.Position)
	var parts []string
	var where text.Span
	for _, f := range s.findings(d) {
		if f.Span.Start <= at && at <= f.Span.End {
			parts = append(parts, s.findingText(&f))
			where = f.Span
		}
	}
	if e := eventAt(d.seen.Doc, at); e != nil && len(parts) == 0 {
		parts, where = append(parts, eventText(d.seen.Doc, e)), e.Span
	}
	if a := actionAt(d.seen.Doc, at); a != nil && len(parts) == 0 {
		parts, where = append(parts, s.actionText(a)), a.Span
	}
	if len(parts) == 0 {
		return nil, nil
	}
	r := d.buffer.span(s.encoding, where)
	return hover{markup{"markdown", strings.Join(parts, "\n\n---\n\n")}, &r}, nil
}

// findingText is a finding with the page of its rule.
func (s *server) findingText(f *lint.Finding) string {
	out := fmt.Sprintf("**%s** %s", f.Rule, escape(f.Message))
	if f.Hint != "" {
		out += "\n\n" + escape(f.Hint)
	}
	for _, p := range s.options.Packs {
		for _, r := range p.Rules {
			if r.Name != f.Rule {
				continue
			}
			if page, err := p.Page(r); err == nil {
				out += "\n\n---\n\n" + page
			}
		}
	}
	return out
}

// escape makes text of the document no markup.
func escape(s string) string {
	var b strings.Builder
	for _, r := range text.Visible(s, 0) {
		if strings.ContainsRune("\\`*_{}[]<>#|!~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func eventAt(doc *postmortem.Document, at int) *postmortem.Event {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Span.Start <= at && at <= e.Span.End {
				return e
			}
		}
	}
	return nil
}

func actionAt(doc *postmortem.Document, at int) *postmortem.Action {
	i := slices.IndexFunc(doc.Actions, func(a *postmortem.Action) bool { return a.Span.Start <= at && at <= a.Span.End })
	if i < 0 {
		return nil
	}
	return doc.Actions[i]
}

// eventText is what an entry means: its instant, its distance from the first, the
// moments that it is, and the durations that begin or end with it.
func eventText(doc *postmortem.Document, e *postmortem.Event) string {
	var lines []string
	if !e.Start.UTC.IsZero() {
		lines = append(lines, e.Start.UTC.Format("2006-01-02 15:04:05 UTC"))
	} else if e.Start.HasTime {
		lines = append(lines, "in UTC not known: no zone is stated")
	}
	if first := firstOf(doc, e); first != nil && first != e {
		if since, ok := postmortem.Elapsed(first.Start, e.Start); ok {
			lines = append(lines, sinceText(since)+" from the first entry")
		}
	}
	for _, m := range momentsOf(e) {
		lines = append(lines, "moment: "+m)
	}
	for _, c := range doc.Durations.Computed() {
		if c.From == e || c.To == e {
			lines = append(lines, strings.ReplaceAll(string(c.Kind), "_", " ")+": "+chrono.FormatDuration(c.Value))
		}
	}
	return strings.Join(lines, "  \n")
}

// momentsOf are the names of the moments that an entry is.
func momentsOf(e *postmortem.Event) []string {
	var out []string
	for _, m := range e.Moments() {
		out = append(out, string(m))
	}
	return out
}

// firstOf is the first entry with a known time of the timeline that holds an entry.
func firstOf(doc *postmortem.Document, e *postmortem.Event) *postmortem.Event {
	for _, t := range doc.Timelines {
		if !slices.Contains(t.Events, e) {
			continue
		}
		for _, other := range t.Events {
			if other.Start.HasTime && other.Start.HasDate && !other.Ambiguous && !other.Slot {
				return other
			}
		}
	}
	return nil
}

// sinceText is a distance as the inlay hints show it: "+17m", "+1d 2h", "−9h".
func sinceText(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "−", -d
	}
	d = d.Round(time.Minute)
	days, hours, minutes := d/(24*time.Hour), d%(24*time.Hour)/time.Hour, d%time.Hour/time.Minute
	if d < 48*time.Hour {
		days, hours = 0, d/time.Hour
	}
	var parts []string
	for _, p := range []struct {
		n    time.Duration
		unit string
	}{{days, "d"}, {hours, "h"}, {minutes, "m"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", p.n, p.unit))
		}
	}
	if len(parts) == 0 {
		return sign + "0m"
	}
	return sign + strings.Join(parts[:min(len(parts), 2)], " ")
}

func (s *server) actionText(a *postmortem.Action) string {
	var lines []string
	for _, o := range a.Owners {
		lines = append(lines, "owner: "+escape(o.Text.Plain))
	}
	if a.Due.Known() {
		lines = append(lines, "due: "+a.Due.End.Format(time.DateOnly)+s.dueIn(a))
	}
	if a.Status != "" {
		lines = append(lines, "state: "+string(a.Status))
	}
	if len(lines) == 0 {
		return "an action without owner, due date and state"
	}
	return strings.Join(lines, "  \n")
}

// dueIn tells how far away the due date of an open action is.
func (s *server) dueIn(a *postmortem.Action) string {
	if !a.Open() {
		return ""
	}
	today := s.options.Now().UTC().Truncate(24 * time.Hour)
	switch days := int(a.Due.End.Sub(today) / (24 * time.Hour)); {
	case days < 0:
		return fmt.Sprintf(" (%s overdue)", lint.Count(-days, "day"))
	case days == 0:
		return " (today)"
	default:
		return fmt.Sprintf(" (in %s)", lint.Count(days, "day"))
	}
}

// symbols are the sections with what they hold: entries of the timeline and actions.
func (s *server) symbols(_ *jsonrpc2.Conn, p *documentParams) (any, error) {
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil || d.seen.Reading == nil {
		return []symbol{}, nil
	}
	return s.sectionSymbols(d, d.seen.Doc.Root.Children), nil
}

func (s *server) sectionSymbols(d *document, list []*postmortem.Section) []symbol {
	out := []symbol{}
	for _, sec := range list {
		if sec.Title.Plain == "" {
			out = append(out, s.sectionSymbols(d, sec.Children)...)
			continue
		}
		sym := symbol{
			Name: sec.Title.Plain, Kind: symbolSection, Range: d.buffer.span(s.encoding, sec.Span), Selection: d.buffer.span(s.encoding, sec.Head),
		}
		if sec.Kind != postmortem.KindOther {
			sym.Detail = strings.ReplaceAll(string(sec.Kind), "_", " ")
		}
		sym.Children = append(s.contentSymbols(d, sec), s.sectionSymbols(d, sec.Children)...)
		out = append(out, sym)
	}
	return out
}

func (s *server) contentSymbols(d *document, sec *postmortem.Section) []symbol {
	var out []symbol
	for _, t := range d.seen.Doc.Timelines {
		for _, e := range t.Events {
			if t.Section == sec && sec.Span.Contains(e.Span) && e.Text.Plain != "" {
				at := d.buffer.span(s.encoding, e.Span)
				out = append(out, symbol{Name: lint.Short(e.Text.Plain), Detail: e.Stamp.Plain, Kind: symbolEvent, Range: at, Selection: at})
			}
		}
	}
	for _, a := range d.seen.Doc.Actions {
		if a.Section == sec && sec.Span.Contains(a.Span) && a.Text.Plain != "" {
			at := d.buffer.span(s.encoding, a.Span)
			out = append(out, symbol{Name: lint.Short(a.Text.Plain), Detail: string(a.Status), Kind: symbolAction, Range: at, Selection: at})
		}
	}
	return out
}

// inlayHints tell how long after the first each entry of the timeline is, and its time
// in UTC where its zone is another one.
func (s *server) inlayHints(_ *jsonrpc2.Conn, p *rangeParams) (any, error) {
	out := []inlayHint{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil || d.seen.Reading == nil {
		return out, nil
	}
	start, end := d.buffer.offset(s.encoding, p.Range.Start), d.buffer.offset(s.encoding, p.Range.End)
	for _, t := range d.seen.Doc.Timelines {
		var first *postmortem.Event
		for _, e := range t.Events {
			if !e.Start.HasTime || !e.Start.HasDate || e.Ambiguous || e.Stamp.Span.Len() == 0 || e.Slot {
				continue
			}
			if first == nil {
				first = e
			}
			if e.Stamp.Span.End < start || e.Stamp.Span.End > end {
				continue
			}
			if h := hintOf(first, e); h != "" {
				out = append(out, inlayHint{Position: d.buffer.position(s.encoding, e.Stamp.Span.End), Label: h, PaddingLeft: true})
			}
		}
	}
	return out, nil
}

func hintOf(first, e *postmortem.Event) string {
	label := "T0"
	if e != first {
		since, ok := postmortem.Elapsed(first.Start, e.Start)
		if !ok {
			return ""
		}
		label = sinceText(since)
	}
	if u := e.Start.UTC; !u.IsZero() && !u.Equal(e.Start.Local) {
		label += " " + u.Format("15:04Z")
	}
	return label
}

// codeLenses count the open actions above their section.
func (s *server) codeLenses(_ *jsonrpc2.Conn, p *documentParams) (any, error) {
	out := []codeLens{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil || d.seen.Reading == nil {
		return out, nil
	}
	today := s.options.Now().UTC().Truncate(24 * time.Hour)
	for _, sec := range d.seen.Doc.Sections {
		if sec.Kind != postmortem.KindActions {
			continue
		}
		open, overdue := 0, 0
		for _, a := range d.seen.Doc.Actions {
			if !sec.Span.Contains(a.Span) || !a.Open() || a.SameAs != nil {
				continue
			}
			if open++; a.Due.Known() && a.Due.End.Before(today) {
				overdue++
			}
		}
		if open > 0 && (sec.Parent == nil || !sec.Parent.Within(postmortem.KindActions)) {
			title := fmt.Sprintf("%d open", open)
			if overdue > 0 {
				title += fmt.Sprintf(", %d overdue", overdue)
			}
			out = append(out, codeLens{d.buffer.span(s.encoding, sec.Head), command{Title: title}})
		}
	}
	return out, nil
}
