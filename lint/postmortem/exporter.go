package postmortem

import (
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/analysis"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
	"github.com/pmlint/pmlint/lint/text"
)

// exporter writes parts of a document; it exists for the line numbers.
type exporter struct{ doc *Document }

// list maps a slice; its result is never nil, so that JSON has [] and not null.
func list[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

// stated is nil for what the document does not state.
func stated[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	v := string(s)
	return &v
}

func when[T any](known bool, v T) *T {
	if !known {
		return nil
	}
	return &v
}

func plain(t Text) string { return t.Plain }

func (x exporter) line(s text.Span) int { return x.doc.File.LineAt(s.Start) }

func (x exporter) text(t Text) ExportText { return ExportText{t.Plain, x.line(t.Span)} }

func (x exporter) textOrNil(t Text) *ExportText {
	if t.IsZero() {
		return nil
	}
	v := x.text(t)
	return &v
}

func (x exporter) metadata() ExportMetadata {
	m := &x.doc.Meta
	value := func(key outline.FieldKey) *string {
		if f := m.Get(key); f != nil {
			return stated(f.Value.Plain)
		}
		return nil
	}
	values := func(key outline.FieldKey) []string {
		if f := m.Get(key); f != nil {
			return list(f.Items(), plain)
		}
		return []string{}
	}
	return ExportMetadata{
		ID:                stated(m.ID.Plain),
		Date:              day(m.Date.Day),
		DateAmbiguous:     m.Date.Ambiguous,
		Status:            stated(m.Status.Plain),
		Severity:          stated(m.Severity.Plain),
		Authors:           list(m.Authors, plain),
		Start:             value(outline.FieldStart),
		End:               value(outline.FieldEnd),
		Duration:          value(outline.FieldDuration),
		TimeToDetect:      value(outline.FieldTimeToDetect),
		TimeToAcknowledge: value(outline.FieldTimeToAck),
		TimeToMitigate:    value(outline.FieldTimeToMitigate),
		TimeToResolve:     value(outline.FieldTimeToResolve),
		CustomerImpact:    value(outline.FieldCustomerImpact),
		Owner:             value(outline.FieldOwner),
		Services:          values(outline.FieldServices),
		Tags:              values(outline.FieldTags),
		Fields:            list(m.All, x.field),
	}
}

func (x exporter) field(f outline.Field) ExportField {
	at := f.Label.Span
	if at.IsZero() {
		at = f.Value.Span
	}
	return ExportField{
		Key:    stated(f.Key),
		Label:  f.Label.Plain,
		Value:  stated(f.Value.Plain),
		Values: list(f.Items(), plain),
		Source: string(f.Source),
		Line:   x.line(at),
	}
}

func (x exporter) section(s *outline.Section) ExportSection {
	confidence, runnerUp := x.doc.Confidence(s)
	return ExportSection{
		Kind: string(s.Kind), Part: stated(s.Part), Title: s.Title.Plain, Line: x.line(s.Title.Span), Level: s.Level,
		Confidence: confidence, RunnerUp: stated(runnerUp),
	}
}

func (x exporter) timeline() []ExportEvent {
	out := []ExportEvent{}
	for i, t := range x.doc.Timelines {
		for _, e := range t.Events {
			out = append(out, x.event(t, e, i+1))
		}
	}
	return out
}

func (x exporter) event(t *timeline.Timeline, e *timeline.Event, run int) ExportEvent {
	confidence, runnerUp := t.Confidence(e)
	return ExportEvent{
		Confidence: confidence,
		RunnerUp:   stated(runnerUp),
		Line:       e.Line,
		Timeline:   run,
		Time:       stated(e.Start.String()),
		UTC:        instant(e.Start.UTC),
		End:        stated(e.End.String()),
		EndUTC:     instant(e.End.UTC),
		Zone:       stated(e.Zone.Plain),
		Approx:     e.Approx,
		Offset:     when(e.IsRelative, int64(e.Relative/time.Second)),
		Stamp:      stated(e.Stamp.Plain),
		Text:       e.Text.Plain,
		Moments:    list(e.Moments(), func(m timeline.MomentKind) string { return string(m) }),
		Phase:      stated(e.Phase),
		Slot:       e.Slot,
		Malformed:  stated(e.Malformed),
	}
}

func instant(t time.Time) *string {
	return when(!t.IsZero(), t.UTC().Format(time.RFC3339))
}

func day(t time.Time) *string {
	return when(!t.IsZero(), t.Format(time.DateOnly))
}

func (x exporter) action(a *actions.Action) ExportAction {
	owners := []string{}
	for _, o := range a.Owners {
		if o.Kind != task.OwnerNobody {
			owners = append(owners, o.Text.Plain)
		}
	}
	confidence, runnerUp := a.Confidence()
	out := ExportAction{
		Confidence:     confidence,
		RunnerUp:       stated(runnerUp),
		Line:           a.Line,
		ID:             stated(a.ID.Plain),
		Text:           a.Text.Plain,
		Owners:         owners,
		DueStart:       day(a.Due.Start),
		DueEnd:         day(a.Due.End),
		DueText:        stated(a.Due.Text.Plain),
		Status:         string(a.Status),
		StatusText:     stated(a.StatusText.Plain),
		Done:           a.Done(),
		Tracked:        a.Tracked,
		Links:          list(a.Links, func(l *metadata.Link) string { return l.Target }),
		Keys:           append([]string{}, a.Keys...),
		Horizon:        stated(a.Horizon),
		Category:       stated(a.Category),
		CategoryStated: a.CategoryStated,
		Priority:       stated(a.Priority.Plain),
		Group:          stated(a.Group.Plain),
		Notes:          list(a.Notes, plain),
		SameAs:         lineOf(a.SameAs),
	}
	if a.Due.Exact {
		out.Due = out.DueEnd
	}
	return out
}

func (x exporter) factor(f *analysis.Factor) ExportFactor {
	return ExportFactor{
		Line:        x.line(f.Span),
		Title:       f.Title.Plain,
		Level:       stated(f.Level),
		Category:    stated(f.Category),
		Description: stated(f.Description.Plain),
		WhyMattered: stated(f.WhyMattered.Plain),
		Evidence:    stated(f.Evidence.Plain),
	}
}

func (x exporter) chain(c *analysis.WhyChain) ExportChain {
	return ExportChain{x.line(c.Span), list(c.Roots, x.why)}
}

// why recurses as deep as a chain is long, which the reader of chains limits.
func (x exporter) why(w *analysis.Why) ExportWhy {
	return ExportWhy{
		Line:     x.line(w.Span),
		Number:   when(w.Number != 0, w.Number),
		Question: stated(w.Question.Plain),
		Answer:   stated(w.Answer.Plain),
		Next:     list(w.Next, x.why),
	}
}

func (x exporter) impact() ExportImpact {
	i := &x.doc.Impact
	return ExportImpact{
		Users:       x.quantity(i.Users),
		Regions:     list(i.Regions, plain),
		Duration:    stated(i.Duration.Plain),
		Revenue:     x.money(i.Revenue),
		SLA:         x.state(i.SLA.Text, i.SLA.State),
		Tickets:     x.quantity(i.Tickets),
		Escalations: x.quantity(i.Escalations),
		Services:    list(i.Services, plain),
		Data:        x.state(i.Data.Text, i.Data.State),
		Dependents:  list(i.Dependents, plain),
		Fields:      list(i.Fields, x.field),
	}
}

func (x exporter) quantity(q analysis.Quantity) *ExportQuantity {
	return when(!q.Text.IsZero(), ExportQuantity{
		q.Text.Plain, when(q.Known, q.Number), q.Percent, q.Approx, x.line(q.Text.Span),
	})
}

func (x exporter) money(m analysis.Money) *ExportMoney {
	return when(!m.Text.IsZero(), ExportMoney{
		m.Text.Plain, when(m.Known, m.Amount), stated(m.Currency), m.Estimated, x.line(m.Text.Span),
	})
}

func (x exporter) state(t Text, state string) *ExportState {
	return when(!t.IsZero(), ExportState{t.Plain, stated(state), x.line(t.Span)})
}

func (x exporter) lessons() ExportLessons {
	of := func(kind analysis.LessonKind) []ExportText {
		out := []ExportText{}
		for _, l := range x.doc.Lessons {
			if l.Kind == kind {
				out = append(out, x.text(l.Text))
			}
		}
		return out
	}
	return ExportLessons{of(analysis.LessonWell), of(analysis.LessonPoorly), of(analysis.LessonLucky), of(analysis.LessonOther)}
}

func (x exporter) control(c *analysis.Control) ExportControl {
	return ExportControl{x.line(c.Text.Span), stated(c.Kind), c.Text.Plain, when(c.Box.Len() > 0, c.Ticked)}
}

func (x exporter) person(p *metadata.Participant) ExportPerson {
	at := p.Role.Span
	if at.IsZero() {
		at = p.Name.Span
	}
	return ExportPerson{stated(p.Role.Plain), stated(p.Name.Plain), x.line(at)}
}

func (x exporter) revision(r *metadata.Revision) ExportRevision {
	return ExportRevision{
		x.line(r.Span), day(r.Date.Day), stated(r.Date.Text.Plain), stated(r.Author.Plain), stated(r.Changes.Plain),
	}
}

func (x exporter) durations() ExportDurations {
	out := ExportDurations{map[string][]ExportStated{}, map[string][]ExportComputed{}}
	for _, s := range x.doc.Durations.Stated {
		k := string(s.Kind)
		out.Stated[k] = append(out.Stated[k], ExportStated{
			x.line(s.Text.Span), s.Label.Plain, s.Text.Plain,
			when(s.Known, int64(s.Value/time.Second)), s.Approx, s.Qualified,
		})
	}
	for _, c := range x.doc.Durations.Computed() {
		if c.From == nil || c.To == nil {
			continue
		}
		k := string(c.Kind)
		out.Computed[k] = append(out.Computed[k], ExportComputed{int64(c.Value / time.Second), c.From.Line, c.To.Line})
	}
	return out
}

func (x exporter) link(l *metadata.Link) ExportLink {
	return ExportLink{l.Text.Plain, l.Target, x.line(l.Span)}
}

func (x exporter) placeholder(p placeholders.Placeholder) ExportMark {
	return ExportMark{p.Text.Plain, string(p.Kind), x.line(p.Text.Span)}
}

func (x exporter) unreadable(u *outline.Unparsed) ExportUnreadable {
	return ExportUnreadable{u.Text.Plain, u.As, u.Reason, x.line(u.Text.Span)}
}

func (x exporter) guard(g markdown.Guard) ExportText {
	return ExportText{g.Message, x.line(g.Span)}
}

// lineOf is the line of an action, null without one.
func lineOf(a *actions.Action) *int {
	if a == nil {
		return nil
	}
	return &a.Line
}
