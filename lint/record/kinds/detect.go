package kinds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// HeadSize is how many bytes of an export Detect needs at most.
const HeadSize = 256 << 10

// text is the beginning of an export that is no JSON.
type text struct {
	name  string   // of the file
	lines []string // the first ones that are not blank, whole
}

// Detect tells the kind of an export from its name and its beginning, of HeadSize
// bytes or the whole. The error is an *Error that says what it may be instead.
func Detect(name string, head []byte) (*Kind, error) {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	trimmed := bytes.TrimLeft(head, " \t\r\n")
	switch {
	case len(trimmed) == 0:
		return nil, &Error{File: name, What: "is empty", Remedy: "export the time of the incident again"}
	case bytes.HasPrefix(trimmed, []byte("PK\x03\x04")), bytes.HasPrefix(trimmed, []byte("\x1f\x8b")):
		return nil, &Error{File: name, What: "is compressed", Remedy: "unpack it and name the file or folder that comes out"}
	case bytes.IndexByte(trimmed, 0) >= 0:
		return nil, &Error{File: name, What: "is no text", Remedy: "name an export in JSON, CSV or lines of a log"}
	}
	if trimmed[0] == '{' || trimmed[0] == '[' {
		if k := detectJSON(trimmed); k != nil {
			return k, nil
		}
		if looksLikeHTML(trimmed) || trimmed[0] == '{' || len(trimmed) > 1 && strings.IndexByte("{]\r\n \t", trimmed[1]) >= 0 {
			if err := broken(name, head); err != nil {
				return nil, err
			}
			return nil, unknown(name, "its JSON has the keys of no export that pmlint knows ("+keysOf(trimmed)+")")
		}
	}
	if looksLikeHTML(trimmed) {
		return nil, &Error{File: name, What: "is a page of HTML",
			Remedy: "perhaps the address asked for a login; name an export in JSON, CSV or lines of a log"}
	}
	return detectText(name, trimmed)
}

// broken says where the JSON of a small export is broken, if it is.
func broken(name string, head []byte) error {
	if len(head) >= HeadSize {
		return nil // perhaps not the whole
	}
	any := &Kind{item: func(*input, node) error { return nil }}
	return readJSON(&input{kind: any, file: name, source: newLines(bytes.NewReader(head))})
}

func looksLikeHTML(b []byte) bool {
	low := bytes.ToLower(b[:min(len(b), 64)])
	return bytes.HasPrefix(low, []byte("<!doctype html")) || bytes.HasPrefix(low, []byte("<html"))
}

func unknown(name, what string) error {
	return &Error{File: name, What: what, Remedy: "name its kind with --from: " + strings.Join(Names(), ", ")}
}

func detectText(name string, head []byte) (*Kind, error) {
	t := text{name: name}
	for line := range strings.Lines(string(head)) {
		whole := strings.HasSuffix(line, "\n") || len(head) < HeadSize
		if line = strings.TrimSpace(line); line != "" && whole {
			t.lines = append(t.lines, line)
		}
		if len(t.lines) == 20 {
			break
		}
	}
	for _, k := range All() {
		if k.looks != nil && k.looks(t) {
			return k, nil
		}
	}
	return nil, unknown(name, "is no export that pmlint knows by its beginning")
}

// most reports whether more than half of the lines are of a form.
func (t text) most(is func(string) bool) bool {
	n := 0
	for _, line := range t.lines {
		if is(line) {
			n++
		}
	}
	return 2*n > len(t.lines)
}

// detectJSON tells the kind by the keys; nil for none.
func detectJSON(head []byte) *Kind {
	keys := shape(head)
	for _, k := range All() {
		for signs := range strings.SplitSeq(k.signs, "|") {
			if signs = strings.TrimSpace(signs); signs != "" && hasAll(keys, strings.Fields(signs)) {
				return k
			}
		}
	}
	return nil
}

func hasAll(keys map[string]bool, paths []string) bool {
	return !slices.ContainsFunc(paths, func(p string) bool { return !keys[p] })
}

// keysOf names the first keys of an export, for messages.
func keysOf(head []byte) string {
	var top []string
	for key := range shape(head) {
		if strings.Count(strings.TrimPrefix(key, "[]."), ".") == 0 && !strings.ContainsAny(strings.TrimPrefix(key, "[]."), "[]=") {
			top = append(top, strings.TrimPrefix(key, "[]."))
		}
	}
	slices.Sort(top)
	if len(top) > 6 {
		top = append(top[:6], "…")
	}
	if len(top) == 0 {
		return "none"
	}
	return strings.Join(top, ", ")
}

// maxShape is how deep keys are looked at.
const maxShape = 5

// shape gives the paths of keys in the beginning of an export: "alerts[].labels", and
// with a short text its value, too: "[].type=incident". It goes as far as the JSON does.
func shape(head []byte) map[string]bool {
	s := shaper{dec: json.NewDecoder(bytes.NewReader(head)), keys: map[string]bool{}}
	s.dec.UseNumber()
	for s.value("", 0) == nil && len(s.keys) < 2000 {
	}
	return s.keys
}

type shaper struct {
	dec  *json.Decoder
	keys map[string]bool
}

func (s *shaper) value(path string, depth int) error {
	token, err := s.dec.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		return s.inside(path, token, depth)
	case string:
		if len(token) < 40 {
			s.note(path+"="+token, depth)
		}
	}
	return nil
}

func (s *shaper) note(key string, depth int) {
	if depth <= maxShape && len(s.keys) < 2000 {
		s.keys[strings.TrimPrefix(key, ".")] = true
	}
}

func (s *shaper) inside(path string, open json.Delim, depth int) error {
	if depth > 200 {
		return fmt.Errorf("nested too deep")
	}
	for s.dec.More() {
		below := path + "[]"
		if open == '{' {
			key, err := s.dec.Token()
			if err != nil {
				return err
			}
			below = path + "." + fmt.Sprint(key)
			s.note(below, depth)
		}
		if err := s.value(below, depth+1); err != nil {
			return err
		}
	}
	_, err := s.dec.Token()
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
