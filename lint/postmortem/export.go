package postmortem

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
	// Confidence is how far Kind is vouched for, from 0 to 1; RunnerUp the kind that
	// the section could be instead, null where none is in sight.
	Confidence float64 `json:"confidence"`
	RunnerUp   *string `json:"runner_up"`
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
	// Confidence is how far the event is vouched for with its time, from 0 to 1;
	// RunnerUp the kind of section that it could be a part of instead, null where none
	// is in sight.
	Confidence float64 `json:"confidence"`
	RunnerUp   *string `json:"runner_up"`
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
	// Confidence is how far the item is vouched for as an action, from 0 to 1; RunnerUp
	// the kind of section that it could be a part of instead, null where none is in sight.
	Confidence float64 `json:"confidence"`
	RunnerUp   *string `json:"runner_up"`
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
