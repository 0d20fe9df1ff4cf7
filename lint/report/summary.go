package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/review"
)

const (
	// MaxSummary is the size in bytes above which GitHub refuses the summary of
	// a step as a whole.
	MaxSummary = 1 << 20
	// summaryBudget leaves room for what other tools add in the same step.
	summaryBudget = 900 << 10
	// summaryFindings is how many findings of a document are listed.
	summaryFindings = 50
)

// JobSummary is the run as Markdown for the page of a CI job: what is wrong in
// each postmortem and what it says in short, the actions that are overdue, the
// findings. It is never larger than MaxSummary: what does not fit is counted.
func JobSummary(r *Report) string {
	s := &summary{report: r, docs: worstFirst(r.Findings)}
	s.repeated = repeated(s.docs)
	s.add(fmt.Sprintf("## pmlint: %s\n\n%s\n\n", headline(r.Summary), countsLine(r)))
	s.writeIndex()
	s.writeRepeated()
	for i, d := range s.docs {
		var reading *lint.Reading
		if r.Reading != nil && i < summaryReadings {
			reading = r.Reading(d[0].Path)
		}
		if !s.add(s.document(d, reading)) {
			s.b.WriteString(fmt.Sprintf("\n%s more with findings: see the job's log.\n", lint.Count(len(s.docs)-i, "document")))
			break
		}
	}
	return s.b.String()
}

// summaryReadings is how many documents are read again to tell what they say.
const summaryReadings = 200

type summary struct {
	report   *Report
	docs     [][]lint.Finding    // the worst first
	repeated map[string][]string // what is said once, see repeated
	b        strings.Builder
}

// unfolded is how many documents are shown unfolded: more of them are a wall.
const unfolded = 3

// linked is a text, in Markdown, as a link to a line of a document where one is known.
func (s *summary) linked(markdown, path string, line int) string {
	if s.report.Link == nil {
		return markdown
	}
	return "[" + markdown + "](" + s.report.Link(path, line) + ")"
}

// add appends a part if it fits as a whole.
func (s *summary) add(part string) bool {
	if s.b.Len()+len(part) > summaryBudget {
		return false
	}
	s.b.WriteString(part)
	return true
}

// writeIndex writes a table of the documents that have findings, the worst first.
func (s *summary) writeIndex() {
	const most = 500
	if len(s.docs) < 2 {
		return
	}
	s.add("| Postmortem | Errors | Warnings | Notices |\n| --- | ---: | ---: | ---: |\n")
	for i, d := range s.docs {
		if i == most {
			s.add(fmt.Sprintf("| and %d more | | | |\n", len(s.docs)-most))
			break
		}
		t := tally(d)[0]
		s.add(fmt.Sprintf("| %s | %d | %d | %d |\n", s.linked(mdCode(cutBytes(t.path, 300)), t.path, 0),
			t.counts[lint.Error], t.counts[lint.Warning], t.counts[lint.Notice]))
	}
	s.add("\n")
}

// writeRepeated says once what is said of many documents.
func (s *summary) writeRepeated() {
	said := map[string]bool{}
	for i := range s.report.Findings {
		f := s.report.Findings[i]
		k := f.Rule + "\x00" + f.Message
		if said[k] || s.repeated[k] == nil {
			continue
		}
		if len(said) == 0 {
			s.add("### In many documents\n\n")
		}
		said[k] = true
		s.add(mdFindingAt(&f, fmt.Sprintf("in %d of %d documents", len(s.repeated[k]), len(s.docs))))
	}
	if len(said) > 0 {
		s.add("\n")
	}
}

// groups splits findings by document.
func groups(findings []lint.Finding) [][]lint.Finding {
	var out [][]lint.Finding
	for start := 0; start < len(findings); {
		end := start + 1
		for end < len(findings) && findings[end].Path == findings[start].Path {
			end++
		}
		out = append(out, findings[start:end])
		start = end
	}
	return out
}

// document is what is said of one document: folded where there are many, and without
// what is said once for all.
func (s *summary) document(findings []lint.Finding, reading *lint.Reading) string {
	var b strings.Builder
	path := findings[0].Path
	if len(s.docs) > unfolded {
		fmt.Fprintf(&b, "<details><summary><code>%s</code>: %s</summary>\n\n", htmlText(cutBytes(path, 300)), counted(findings))
	} else {
		fmt.Fprintf(&b, "### %s\n\n", s.linked(mdCode(cutBytes(path, 300)), path, 0))
	}
	if reading != nil {
		writeModel(&b, reading, s.report.Now)
	}
	own := slices.DeleteFunc(bySeverity(findings), func(f lint.Finding) bool { return s.repeated[f.Rule+"\x00"+f.Message] != nil })
	for i, f := range own {
		if i == summaryFindings {
			fmt.Fprintf(&b, "- and %s\n", lint.Count(len(own)-i, "more finding"))
			break
		}
		f.Message, f.Hint = cutBytes(f.Message, 1000), cutBytes(f.Hint, 1000)
		b.WriteString(mdFindingAt(&f, s.linked(fmt.Sprintf("line %d", f.Start.Line), path, f.Start.Line)))
	}
	b.WriteByte('\n')
	if reading != nil {
		writeQuestions(&b, reading, findings)
	}
	if len(s.docs) > unfolded {
		b.WriteString("\n</details>\n\n")
	}
	return b.String()
}

// summaryQuestions is how many questions of a review stand below the findings of a
// document.
const summaryQuestions = 3

// writeQuestions asks what no rule can answer.
func writeQuestions(b *strings.Builder, reading *lint.Reading, findings []lint.Finding) {
	asked := review.Asked(review.Input{Reading: reading, Findings: findings})
	if len(asked) == 0 {
		return
	}
	b.WriteString("Questions for the review:\n\n")
	for _, q := range asked[:min(len(asked), summaryQuestions)] {
		b.WriteString(mdQuestion("- ", q))
	}
}

// writeModel tells in short what a postmortem says.
func writeModel(b *strings.Builder, reading *lint.Reading, now time.Time) {
	for _, f := range facts(reading, now) {
		fmt.Fprintf(b, "- **%s:** %s\n", f.name, short(f.value))
	}
	b.WriteByte('\n')
	writeActions(b, reading.Promises(), now)
}

func short(s string) string { return mdText(cutBytes(s, 200)) }

func sectionKinds(doc *postmortem.Document) string {
	var kinds []string
	for _, s := range doc.Sections {
		k := strings.ReplaceAll(string(s.Kind), "_", " ")
		if s.Kind != postmortem.KindOther && !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return strings.Join(kinds, ", ")
}

func timelineSpan(doc *postmortem.Document) string {
	n, first, last := 0, "", ""
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			n++
			if at := e.Start.String(); at != "" {
				if first == "" {
					first = at
				}
				last = at
			}
		}
	}
	if n == 0 {
		return ""
	}
	said := lint.Count(n, "event")
	if first != "" && first != last {
		said += ", " + first + " to " + last
	}
	return said
}

func durations(doc *postmortem.Document) string {
	var said []string
	told := map[postmortem.DurationKind]bool{}
	tell := func(kind postmortem.DurationKind, value string) {
		if !told[kind] {
			told[kind] = true
			said = append(said, strings.ReplaceAll(string(kind), "_", " ")+" "+value)
		}
	}
	for _, d := range doc.Durations.Stated {
		if d.Known {
			tell(d.Kind, shortDuration(d.Value))
		}
	}
	// The timeline may give several pairs for one kind; the first is the likeliest.
	for _, d := range doc.Durations.Computed() {
		tell(d.Kind, shortDuration(d.Value)+" by the timeline")
	}
	return strings.Join(said, ", ")
}

// shortDuration writes "2h 5m" for 2h5m0s.
func shortDuration(d time.Duration) string {
	d = d.Round(time.Minute)
	h, m := int(d.Hours()), int(d.Minutes())%60
	switch {
	case h == 0:
		return fmt.Sprintf("%dm", m)
	case m == 0:
		return fmt.Sprintf("%dh", h)
	}
	return fmt.Sprintf("%dh %dm", h, m)
}

func actionCounts(promises []*postmortem.Action, now time.Time) string {
	open, late := 0, 0
	for _, a := range promises {
		if a.Open() {
			open++
		}
		if overdue(a, now) {
			late++
		}
	}
	if len(promises) == 0 {
		return ""
	}
	said := fmt.Sprintf("%d open of %d", open, len(promises))
	if late > 0 {
		said += fmt.Sprintf(", %d overdue", late)
	}
	return said
}

// overdue tells that the last day that an open action was promised for is over.
func overdue(a *postmortem.Action, now time.Time) bool {
	return a.Open() && a.Due.Known() && !a.Due.Relative && !now.IsZero() && !now.Before(a.Due.End.AddDate(0, 0, 1))
}

// writeActions lists the open actions, the overdue first.
func writeActions(b *strings.Builder, promises []*postmortem.Action, now time.Time) {
	const most = 30
	var open []*postmortem.Action
	for _, a := range promises {
		if a.Open() {
			open = append(open, a)
		}
	}
	if len(open) == 0 {
		return
	}
	slices.SortStableFunc(open, func(a, b *postmortem.Action) int { return late(b, now) - late(a, now) })
	b.WriteString("<details><summary>Open actions</summary>\n\n| Action | Owner | Due |\n| --- | --- | --- |\n")
	for i, a := range open {
		if i == most {
			fmt.Fprintf(b, "| and %d more | | |\n", len(open)-most)
			break
		}
		due := short(a.Due.Text.Plain)
		if overdue(a, now) {
			due = "**overdue** " + due
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", short(strings.TrimSpace(a.ID.Plain+" "+a.Text.Plain)), owners(a), due)
	}
	b.WriteString("\n</details>\n\n")
}

func late(a *postmortem.Action, now time.Time) int {
	if overdue(a, now) {
		return 1
	}
	return 0
}

func owners(a *postmortem.Action) string {
	var names []string
	for _, o := range a.Owners {
		names = append(names, short(o.Text.Plain))
	}
	return strings.Join(names, ", ")
}
