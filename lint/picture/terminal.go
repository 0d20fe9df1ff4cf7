package picture

import (
	"fmt"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"

	"github.com/pmlint/pmlint/lint/chrono"
)

// Terminal says how a terminal shows a picture.
type Terminal struct {
	Width int // in cells; 0 for 100
	Color bool
}

const (
	leastWidth = 50
	bold       = "\x1b[1m"
	dim        = "\x1b[2m"
	plain      = "\x1b[0m"
)

// Draw draws the picture for a terminal. Texts of the document stand in it as they
// are: the caller makes them harmless first, by clean, which may be nil.
func (p *Picture) Draw(t Terminal, clean func(string) string) string {
	if t.Width == 0 {
		t.Width = 100
	}
	d := &drawing{Picture: p, terminal: t, width: max(t.Width, leastWidth), clean: clean}
	if clean == nil {
		d.clean = func(s string) string { return s }
	}
	d.head()
	d.bars()
	for i := range p.Rows {
		d.row(i)
	}
	return d.b.String()
}

// drawing is a picture that is being drawn.
type drawing struct {
	*Picture
	terminal Terminal
	width    int
	clean    func(string) string
	b        strings.Builder
	columns  []int // the widths of the columns of times
}

func (d *drawing) paint(how, s string) string {
	if !d.terminal.Color || s == "" {
		return s
	}
	return how + s + plain
}

// head is the title, and the length from the first to the last entry.
func (d *drawing) head() {
	title := d.clean(d.Title)
	if title != "" {
		d.b.WriteString(d.paint(bold, runewidth.Truncate(title, d.width, "…")) + "\n")
	}
	line := fmt.Sprintf("%d entries over %s", len(d.Rows), chrono.FormatDuration(d.End.Sub(d.Begin)))
	if d.End.Equal(d.Begin) {
		line = fmt.Sprintf("%d entries", len(d.Rows))
	}
	d.b.WriteString(d.paint(dim, line) + "\n\n")
	d.columns = make([]int, len(d.Zones))
	for i, z := range d.Zones {
		d.columns[i] = max(5, runewidth.StringWidth(short(z)))
		for _, r := range d.Rows {
			d.columns[i] = max(d.columns[i], len(r.Clocks[i]))
		}
	}
}

// short is the name of a zone in a column: of a place its city.
func short(z string) string {
	if i := strings.LastIndexByte(z, '/'); i >= 0 {
		z = z[i+1:]
	}
	return strings.ReplaceAll(z, "_", " ")
}

// bars are the phases, each at its place in time.
func (d *drawing) bars() {
	if len(d.Phases) == 0 {
		return
	}
	begin, end := d.Phases[0].Begin, d.Phases[len(d.Phases)-1].End
	whole := end.Sub(begin)
	names, lengths := 0, 0
	for _, p := range d.Phases {
		names = max(names, len(p.Name))
		lengths = max(lengths, len(chrono.FormatDuration(p.Length())))
	}
	room := min(d.width-names-lengths-4, 60)
	at := func(t time.Time) int {
		if whole <= 0 {
			return 0
		}
		return int(float64(room) * float64(t.Sub(begin)) / float64(whole))
	}
	for _, p := range d.Phases {
		line := fmt.Sprintf("%-*s  %*s", names, p.Name, lengths, chrono.FormatDuration(p.Length()))
		if room >= 10 {
			from, to := at(p.Begin), at(p.End)
			from = min(from, room-1)
			line += "  " + strings.Repeat(" ", from) + strings.Repeat("█", max(to-from, 1))
		}
		d.b.WriteString(line + "\n")
	}
	d.b.WriteString("\n")
}

// row draws a row, with what stands before it: a day, a gap, a phase.
func (d *drawing) row(i int) {
	r := d.Rows[i]
	if i == 0 && (len(d.Zones) > 1 || d.Zones[0] != "") {
		d.b.WriteString(d.paint(dim, strings.TrimRight(d.times(d.zoneNames()), " ")) + "\n")
	}
	indent := strings.Repeat(" ", len([]rune(d.times(make([]string, len(d.Zones))))))
	if d.longGap(r) {
		d.b.WriteString(d.paint(dim, indent+"│  "+chrono.FormatDuration(r.Gap.Truncate(time.Minute))) + "\n")
	}
	if r.Day != "" {
		d.b.WriteString(indent + d.paint(bold, r.Day) + "\n")
	}
	for _, p := range d.Phases {
		if p.First == i {
			d.b.WriteString(indent + "├─ " + d.paint(bold, p.Name+", "+chrono.FormatDuration(p.Length())) + "\n")
		}
	}
	mark := "○"
	label := ""
	if len(r.Moments) > 0 {
		mark = "●"
		for _, m := range r.Moments {
			label += string(m) + ", "
		}
		label = strings.TrimSuffix(label, ", ") + ": "
	}
	d.text(indent, d.times(r.Clocks)+mark+"  ", label, d.clean(r.Text))
}

func (d *drawing) zoneNames() []string {
	names := make([]string, len(d.Zones))
	for i, z := range d.Zones {
		names[i] = d.clean(short(z))
	}
	return names
}

// longGap reports whether nothing was written down for a good part of the whole.
func (d *drawing) longGap(r Row) bool {
	return r.Gap >= 5*time.Minute && r.Gap*12 >= d.End.Sub(d.Begin)
}

// times are the columns of times with what separates them.
func (d *drawing) times(cells []string) string {
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(runewidth.FillRight(c, d.columns[i]) + "  ")
	}
	return b.String()
}

// text writes a text behind what leads to it, broken into lines.
func (d *drawing) text(indent, lead, label, s string) {
	room := max(d.width-runewidth.StringWidth(lead), 20)
	first := true
	for _, line := range wrap(label+s, room) {
		if first {
			if label != "" && strings.HasPrefix(line, label) {
				line = d.paint(bold, strings.TrimSuffix(label, " ")) + " " + line[len(label):]
			}
			d.b.WriteString(strings.TrimRight(lead+line, " ") + "\n")
			first = false
			continue
		}
		d.b.WriteString(indent + "│  " + line + "\n")
	}
	if first {
		d.b.WriteString(strings.TrimRight(lead, " ") + "\n")
	}
}

// wrap breaks a text into lines of at most so many cells; a longer word is cut.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for runewidth.StringWidth(word) > width {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			head := runewidth.Truncate(word, width, "")
			if head == "" {
				break
			}
			lines, word = append(lines, head), word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case runewidth.StringWidth(line)+1+runewidth.StringWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
