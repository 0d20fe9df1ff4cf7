package gather

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// Notes say what became of what the exports hold, a line each; what is as anybody
// would expect is not told.
func (c *Course) Notes() []string {
	var out []string
	for _, s := range c.Sources {
		if n := s.Stats.Timeless; n > 0 {
			out = append(out, fmt.Sprintf("%s: %s without a time left out, the first in line %d", s.Path, number(n, "entry", "entries"),
				s.Stats.FirstTimeless))
		}
		if n := s.Stats.Zoneless; n > 0 && !c.zoned {
			out = append(out, fmt.Sprintf("%s: %s without a zone, read as UTC; --source-zone says which one is meant", s.Path,
				number(n, "time", "times")))
		}
	}
	for i, s := range c.Skipped {
		if i == 10 {
			out = append(out, fmt.Sprintf("%d more files skipped", len(c.Skipped)-i))
			break
		}
		out = append(out, "skipped: "+s)
	}
	return append(out, c.counted(c.Counts())...)
}

func (c *Course) counted(n record.Counts) []string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{
		{n.Low, "below the level"}, {n.Outside, "outside the window"}, {n.Others, "without a match"},
		{n.Repeated, "told with one like it"}, {n.Folded, "told by another source, too"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	var out []string
	if len(parts) > 0 {
		out = append(out, fmt.Sprintf("%s read: %s", number(n.Read, "entry", "entries"), strings.Join(parts, ", ")))
	}
	if n.Masked > 0 {
		out = append(out, fmt.Sprintf("secrets or addresses masked in %s; read the others over, too", number(n.Masked, "event", "events")))
	}
	return out
}

func number(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
