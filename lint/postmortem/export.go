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

// ExportSchema names the form of Export. Fields may be added under the same
// name; none is renamed, removed or given another meaning without a new one.
const ExportSchema = "pmlint.document/v1"

// Export is the model of a document as other programs read it, in JSON. What
// the document does not state is null; lists are never null; lines count from
// 1; texts are plain, without markup. The same document always gives the same
// bytes.
type Export struct {
	Schema       string             `json:"schema"`
	Path         string             `json:"path"`     // as the caller names the document
	Language     *string            `json:"language"` // "en", or null where the prose is evidently not English
	Title        *ExportText        `json:"title"`
	Metadata     ExportMetadata     `json:"metadata"`
	Sections     []ExportSection    `json:"sections"` // all, in the order of the text
	Timeline     []ExportEvent      `json:"timeline"`
	Actions      []ExportAction     `json:"actions"`
	Factors      []ExportFactor     `json:"factors"`
	Whys         []ExportChain      `json:"whys"`
	RootCause    *ExportText        `json:"root_cause"`
	Impact       ExportImpact       `json:"impact"`
	Lessons      ExportLessons      `json:"lessons"`
	Prevention   []ExportControl    `json:"prevention"`
	Participants []ExportPerson     `json:"participants"`
	History      []ExportRevision   `json:"history"`
	Durations    ExportDurations    `json:"durations"`
	Links        []ExportLink       `json:"links"` // supporting links of the appendix
	Placeholders []ExportMark       `json:"placeholders"`
	Unparsed     []ExportUnreadable `json:"unparsed"`
	// Guards are limits that stopped the reading: the model is incomplete when
	// there are any.
	Guards []ExportText `json:"guards"`
}

// ExportText is a piece of text with the line that it starts in.
type ExportText struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

// ExportMetadata is what the document says about itself. The named values are
// the first ones stated, as written; Date is YYYY-MM-DD, and null where the
// text is no full date.
type ExportMetadata struct {
	ID                *string  `json:"id"`
	Date              *string  `json:"date"`
	DateAmbiguous     bool     `json:"date_ambiguous"` // day and month could be swapped
	Status            *string  `json:"status"`
	Severity          *string  `json:"severity"`
	Authors           []string `json:"authors"`
	Start             *string  `json:"start"`
	End               *string  `json:"end"`
	Duration          *string  `json:"duration"`
	TimeToDetect      *string  `json:"time_to_detect"`
	TimeToAcknowledge *string  `json:"time_to_acknowledge"`
	TimeToMitigate    *string  `json:"time_to_mitigate"`
	TimeToResolve     *string  `json:"time_to_resolve"`
	CustomerImpact    *string  `json:"customer_impact"`
	Owner             *string  `json:"owner"`
	Services          []string `json:"services"`
	Tags              []string `json:"tags"`
	// Fields are all stated fields, unknown ones among them.
	Fields []ExportField `json:"fields"`
}

// ExportField is a label with its value. Key is null for a label that the model
// does not know, Value for a field that is left empty.
type ExportField struct {
	Key    *string  `json:"key"`
	Label  string   `json:"label"`
	Value  *string  `json:"value"`
	Values []string `json:"values"` // the items of a list value; else the value alone
	Source string   `json:"source"` // the dialect: "front matter", "line", "bullet", "table", "heading", "title"
	Line   int      `json:"line"`
}

// ExportSection is a section's title.
type ExportSection struct {
	Kind  string  `json:"kind"`
	Part  *string `json:"part"` // a finer kind, such as five_whys
	Title string  `json:"title"`
	Line  int     `json:"line"`
	Level int     `json:"level"` // 1 to 6
}

// ExportEvent is an entry of a timeline.
type ExportEvent struct {
	Line     int `json:"line"`
	Timeline int `json:"timeline"` // which run of events, from 1; order holds only within one
	// Time is the clock reading as written, not shifted to UTC:
	// YYYY-MM-DDTHH:MM[:SS], HH:MM[:SS] where no date is known, YYYY-MM-DD where
	// no time is, null where neither is.
	Time *string `json:"time"`
	// UTC is the instant in RFC 3339, null where date, time or zone is not known.
	UTC    *string `json:"utc"`
	End    *string `json:"end"` // of a range, in the form of Time
	EndUTC *string `json:"end_utc"`
	Zone   *string `json:"zone"` // as written
	Approx bool    `json:"approx"`
	// Offset is the number of seconds from T+0 of an entry such as "T+15m".
	Offset    *int64   `json:"offset"`
	Stamp     *string  `json:"stamp"` // date and time as written
	Text      string   `json:"text"`
	Moments   []string `json:"moments"` // trigger, symptom, detected, ... resolved
	Phase     *string  `json:"phase"`   // pre-incident, active or post-incident
	Slot      bool     `json:"slot"`    // a labelled milestone outside the order of entries
	Malformed *string  `json:"malformed"`
}

// ExportAction is an action item.
type ExportAction struct {
	Line   int      `json:"line"`
	ID     *string  `json:"id"`
	Text   string   `json:"text"`
	Owners []string `json:"owners"` // without "TBD", "everyone" and placeholders
	// Due is YYYY-MM-DD where a day is stated. DueStart and DueEnd are the first
	// and last day that the text can mean ("Q3"); DueText is the text.
	Due      *string `json:"due"`
	DueStart *string `json:"due_start"`
	DueEnd   *string `json:"due_end"`
	DueText  *string `json:"due_text"`
	Status   string  `json:"status"` // open, active, done, dropped, blocked or unknown
	// StatusText is the state as written; null where it follows from a box,
	// the tense or a heading.
	StatusText     *string  `json:"status_text"`
	Done           bool     `json:"done"`
	Tracked        bool     `json:"tracked"` // an issue, pull request or ticket is named
	Links          []string `json:"links"`   // targets
	Keys           []string `json:"keys"`    // "#123", "OPS-42"
	Horizon        *string  `json:"horizon"` // immediate, short_term or long_term
	Category       *string  `json:"category"`
	CategoryStated bool     `json:"category_stated"` // else it was told from the words
	Priority       *string  `json:"priority"`
	Group          *string  `json:"group"`
	Notes          []string `json:"notes"`
	// SameAs is the line of the table row that promises the same.
	SameAs *int `json:"same_as"`
	// Placeholder marks an item that is no action yet: words in brackets, or a
	// line of the template that nobody edited. It is left out where it is false.
	Placeholder bool `json:"placeholder,omitempty"`
}

// ExportFactor is a contributing factor.
type ExportFactor struct {
	Line        int     `json:"line"`
	Title       string  `json:"title"`
	Level       *string `json:"level"`    // primary, secondary or environmental
	Category    *string `json:"category"` // "technical/code"
	Description *string `json:"description"`
	WhyMattered *string `json:"why_it_mattered"`
	Evidence    *string `json:"evidence"`
}

// ExportChain is a chain of whys.
type ExportChain struct {
	Line int         `json:"line"`
	Whys []ExportWhy `json:"whys"`
}

// ExportWhy is a question with its answer and the questions that the answer
// leads to.
type ExportWhy struct {
	Line     int         `json:"line"`
	Number   *int        `json:"number"`
	Question *string     `json:"question"`
	Answer   *string     `json:"answer"`
	Next     []ExportWhy `json:"next"`
}

// ExportImpact is what the incident did, as far as the document states it.
type ExportImpact struct {
	Users       *ExportQuantity `json:"users"`
	Regions     []string        `json:"regions"`
	Duration    *string         `json:"duration"`
	Revenue     *ExportMoney    `json:"revenue"`
	SLA         *ExportState    `json:"sla"` // state: met or breached
	Tickets     *ExportQuantity `json:"tickets"`
	Escalations *ExportQuantity `json:"escalations"`
	Services    []string        `json:"services"`
	Data        *ExportState    `json:"data"` // state: none, delayed or lost
	Dependents  []string        `json:"dependents"`
	Fields      []ExportField   `json:"fields"` // every labelled value of the impact sections
}

// ExportQuantity is a number in a text; Number is null where none could be read.
type ExportQuantity struct {
	Text    string   `json:"text"`
	Number  *float64 `json:"number"`
	Percent bool     `json:"percent"`
	Approx  bool     `json:"approx"`
	Line    int      `json:"line"`
}

// ExportMoney is an amount; Currency is an ISO 4217 code, null where the text
// does not tell it.
type ExportMoney struct {
	Text      string   `json:"text"`
	Amount    *float64 `json:"amount"`
	Currency  *string  `json:"currency"`
	Estimated bool     `json:"estimated"`
	Line      int      `json:"line"`
}

// ExportState is a value out of a closed list; State is null for another text.
type ExportState struct {
	Text  string  `json:"text"`
	State *string `json:"state"`
	Line  int     `json:"line"`
}

// ExportLessons are the lessons learned, by kind.
type ExportLessons struct {
	WentWell   []ExportText `json:"went_well"`
	WentPoorly []ExportText `json:"went_poorly"`
	Lucky      []ExportText `json:"lucky"`
	Other      []ExportText `json:"other"`
}

// ExportControl is a prevention measure; Ticked is null where it has no box.
type ExportControl struct {
	Line   int     `json:"line"`
	Kind   *string `json:"kind"` // detection, prevention or response
	Text   string  `json:"text"`
	Ticked *bool   `json:"ticked"`
}

// ExportPerson is a participant.
type ExportPerson struct {
	Role *string `json:"role"`
	Name *string `json:"name"` // null for a role that is left empty
	Line int     `json:"line"`
}

// ExportRevision is a row of the document's own history.
type ExportRevision struct {
	Line     int     `json:"line"`
	Date     *string `json:"date"` // YYYY-MM-DD
	DateText *string `json:"date_text"`
	Author   *string `json:"author"`
	Changes  *string `json:"changes"`
}

// ExportDurations are lengths of time by kind: time_to_detect,
// time_to_acknowledge, time_to_mitigate, time_to_resolve, total, impact.
type ExportDurations struct {
	Stated   map[string][]ExportStated   `json:"stated"`
	Computed map[string][]ExportComputed `json:"computed"`
}

// ExportStated is a duration in a labelled field; Seconds is null where none
// could be read from the text.
type ExportStated struct {
	Line    int    `json:"line"`
	Label   string `json:"label"`
	Text    string `json:"text"`
	Seconds *int64 `json:"seconds"`
	Approx  bool   `json:"approx"`
	// Qualified tells that the value counts something else than elapsed time
	// ("support hours").
	Qualified bool `json:"qualified"`
}

// ExportComputed is the time between two events of the timeline.
type ExportComputed struct {
	Seconds  int64 `json:"seconds"`
	FromLine int   `json:"from_line"`
	ToLine   int   `json:"to_line"`
}

// ExportLink is a link with its target, through reference definitions.
type ExportLink struct {
	Text   string `json:"text"`
	Target string `json:"target"`
	Line   int    `json:"line"`
}

// ExportMark is a placeholder that nobody filled in.
type ExportMark struct {
	Text string `json:"text"`
	Kind string `json:"kind"` // bracket, angle, moustache, pattern, unknown or choice
	Line int    `json:"line"`
}

// ExportUnreadable is a line that looks like an event or an action and could
// not be read as one.
type ExportUnreadable struct {
	Text   string `json:"text"`
	As     string `json:"as"` // "event" or "action"
	Reason string `json:"reason"`
	Line   int    `json:"line"`
}

// Export gives the model in the form of ExportSchema. The path is the
// document's name in the output and is not opened; with slashes it is the same
// on every system.
func (d *Document) Export(path string) *Export {
	x := exporter{d}
	return &Export{
		Schema:       ExportSchema,
		Path:         path,
		Language:     stated(d.Language),
		Title:        x.textOrNil(d.Title),
		Metadata:     x.metadata(),
		Sections:     list(d.Sections, x.section),
		Timeline:     x.timeline(),
		Actions:      list(d.Actions, x.action),
		Factors:      list(d.Factors, x.factor),
		Whys:         list(d.Chains, x.chain),
		RootCause:    x.textOrNil(d.RootCause),
		Impact:       x.impact(),
		Lessons:      x.lessons(),
		Prevention:   list(d.Controls, x.control),
		Participants: list(d.People, x.person),
		History:      list(d.History, x.revision),
		Durations:    x.durations(),
		Links:        list(d.Links, x.link),
		Placeholders: list(d.Placeholders, x.placeholder),
		Unparsed:     list(d.Unparsed, x.unreadable),
		Guards:       list(d.Guards, x.guard),
	}
}

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
	return ExportSection{string(s.Kind), stated(s.Part), s.Title.Plain, x.line(s.Title.Span), s.Level}
}

func (x exporter) timeline() []ExportEvent {
	out := []ExportEvent{}
	for i, t := range x.doc.Timelines {
		for _, e := range t.Events {
			out = append(out, x.event(e, i+1))
		}
	}
	return out
}

func (x exporter) event(e *timeline.Event, run int) ExportEvent {
	return ExportEvent{
		Line:      e.Line,
		Timeline:  run,
		Time:      stated(e.Start.String()),
		UTC:       instant(e.Start.UTC),
		End:       stated(e.End.String()),
		EndUTC:    instant(e.End.UTC),
		Zone:      stated(e.Zone.Plain),
		Approx:    e.Approx,
		Offset:    when(e.IsRelative, int64(e.Relative/time.Second)),
		Stamp:     stated(e.Stamp.Plain),
		Text:      e.Text.Plain,
		Moments:   list(e.Moments, func(m timeline.MomentKind) string { return string(m) }),
		Phase:     stated(e.Phase),
		Slot:      e.Slot,
		Malformed: stated(e.Malformed),
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
	out := ExportAction{
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
	for _, c := range x.doc.Durations.Computed {
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
