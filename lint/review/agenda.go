package review

// Part is a part of the review meeting.
type Part string

// The parts, in the order of the meeting.
const (
	Introduction        Part = "introduction"
	TimelineReview      Part = "timeline review"
	ContributingFactors Part = "contributing factors"
	ActionItems         Part = "action items"
	WentWell            Part = "what went well"
	WrapUp              Part = "wrap-up"
)

// parts with their minutes of a meeting of fullMeeting, and what comes out of each.
var parts = [...]struct {
	part    Part
	title   string
	minutes int
	outcome string
}{
	{Introduction, "Introduction", 5, "the principles are said aloud (`pmlint explain principles`); somebody takes notes"},
	{TimelineReview, "Timeline Review", 15, "everyone present agrees on what happened when"},
	{ContributingFactors, "Contributing Factors", 20, "each domain was asked about (`pmlint explain factors`)"},
	{ActionItems, "Action Items", 20, "each has an object, an owner and a date (`pmlint explain action-items`)"},
	{WentWell, "What Went Well", 10, "what to keep, and where it was luck"},
	{WrapUp, "Wrap-up", 5, "who finishes the document by when; its status becomes Final"},
}

// FullMeeting is the minutes of the meeting that is not scaled, LeastMeeting of the
// shortest one.
const (
	FullMeeting  = 75
	LeastMeeting = 15
)

// Item is a part of an agenda.
type Item struct {
	Part      Part       `json:"part"`
	Title     string     `json:"title"`
	From      int        `json:"from"` // minutes after the beginning
	Minutes   int        `json:"minutes"`
	Outcome   string     `json:"outcome"`
	Questions []Question `json:"questions"`
}

// Agenda lays the questions of a review out over a meeting of so many minutes. Each
// part has at least one, and together they have all of them.
func (v *Review) Agenda(minutes int) []Item {
	items := make([]Item, len(parts))
	told, passed := 0, 0
	for i, p := range parts {
		told += p.minutes
		until := max((told*minutes+FullMeeting/2)/FullMeeting, passed+1)
		if i == len(parts)-1 {
			until = minutes
		}
		items[i] = Item{Part: p.part, Title: p.title, From: passed, Minutes: until - passed, Outcome: p.outcome, Questions: []Question{}}
		passed = until
		for _, q := range v.Questions {
			if q.Part == p.part {
				items[i].Questions = append(items[i].Questions, q)
			}
		}
	}
	return items
}
