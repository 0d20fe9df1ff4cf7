package rules

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
)

//go:embed figures.tsv
var figuresText string

// figures are what the default severities rest on, by rule.
var figures = sync.OnceValues(func() (map[string]lint.Figures, error) { return parseFigures(figuresText) })

// parseFigures reads the table; an error has its line.
func parseFigures(src string) (map[string]lint.Figures, error) {
	all := map[string]lint.Figures{}
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if _, twice := all[columns[0]]; twice {
			return nil, fmt.Errorf("figures.tsv:%d: %s stands twice", n, columns[0])
		}
		f, err := parseFigure(columns)
		if err != nil {
			return nil, fmt.Errorf("figures.tsv:%d: %w", n, err)
		}
		all[columns[0]] = f
	}
	return all, nil
}

func parseFigure(columns []string) (f lint.Figures, err error) {
	switch {
	case len(columns) == 3 && columns[1] == "exact" && columns[2] != "":
		return lint.Figures{Exact: columns[2]}, nil
	case len(columns) != 5 || columns[4] == "":
		return f, fmt.Errorf("%d columns; write RULE, exact, WHY or RULE, FIRED, JUDGED, RIGHT, ON", len(columns))
	}
	f.On = columns[4]
	for i, to := range [...]*int{&f.Fired, &f.Judged, &f.Right} {
		if *to, err = strconv.Atoi(columns[i+1]); err != nil {
			return f, fmt.Errorf("%q is no number", columns[i+1])
		}
	}
	if f.Right > f.Judged || f.Judged > f.Fired || f.Right < 0 {
		return f, fmt.Errorf("%d right of %d judged of %d fired cannot be", f.Right, f.Judged, f.Fired)
	}
	return f, nil
}

// Figures are what the default severity of a rule rests on.
func Figures(rule string) lint.Figures {
	all, err := figures()
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	f, counted := all[rule]
	f.Unproven = !counted
	return f
}
