package kinds

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

// readJSON reads an export in JSON: values one after the other, each an entry, a
// list of them, or an object that has such lists. Entries are read one by one.
func readJSON(in *input) error {
	w := &walker{in: in, dec: json.NewDecoder(in.source)}
	w.dec.UseNumber()
	for n := 0; ; n++ {
		if !w.dec.More() { // at the end, or at a bracket too many
			if _, err := w.dec.Token(); errors.Is(err, io.EOF) && n > 0 {
				return nil
			} else if err != nil {
				return w.broken(err, n == 0)
			}
			return w.broken(errBracket, false)
		}
		if err := w.value(""); err != nil {
			return err
		}
	}
}

var errBracket = errors.New("a bracket too many")

// walker reads the values of an export.
type walker struct {
	in    *input
	dec   *json.Decoder
	above []map[string]any // what stands beside the lists that are being read
}

// value reads the value at a path that leads to entries.
func (w *walker) value(path string) error {
	token, at, err := w.peek()
	if err != nil {
		return w.broken(err, false)
	}
	w.in.line = w.in.source.mark(at)
	switch {
	case token == '[':
		return w.list(path)
	case token == '{' && w.leads(path):
		return w.object(path)
	}
	return w.entry(path)
}

// leads reports whether an object at a path may have lists of entries.
func (w *walker) leads(path string) bool {
	return slices.ContainsFunc(w.in.kind.lists, func(l string) bool {
		return path == "" || strings.HasPrefix(l, path+".")
	})
}

// peek is the first byte of the next value, and its offset.
func (w *walker) peek() (first byte, at int64, err error) {
	// A decoder has no look ahead but for what it holds already: More makes it hold
	// the next byte, at which Buffered begins but for blanks, commas and colons.
	if !w.dec.More() {
		if _, err = w.dec.Token(); err == nil {
			err = errBracket
		}
		return 0, 0, err
	}
	b := w.dec.Buffered()
	at = w.dec.InputOffset()
	var one [1]byte
	for ; ; at++ {
		if _, err := b.Read(one[:]); err != nil {
			return 0, 0, err
		}
		if !strings.ContainsRune(" \t\r\n,:", rune(one[0])) {
			return one[0], at, nil
		}
	}
}

// list reads the entries of a list.
func (w *walker) list(path string) error {
	if _, err := w.dec.Token(); err != nil {
		return w.broken(err, false)
	}
	if path == "" {
		path = "[]"
	}
	for w.dec.More() {
		if err := w.value(path); err != nil {
			return err
		}
	}
	_, err := w.dec.Token()
	return w.broken(err, false)
}

// object reads an object that may have lists of entries. One that has none is an
// entry itself.
func (w *walker) object(path string) error {
	if _, err := w.dec.Token(); err != nil {
		return w.broken(err, false)
	}
	beside, lists := map[string]any{}, false
	w.above = append(w.above, beside)
	line := w.in.line
	for w.dec.More() {
		key, err := w.key()
		if err != nil {
			return err
		}
		below := key
		if path != "" {
			below = path + "." + key
		}
		if !w.leads(below) && !slices.Contains(w.in.kind.lists, below) {
			var v any
			if err := w.dec.Decode(&v); err != nil {
				return w.broken(err, false)
			}
			beside[key] = v
			continue
		}
		lists = true
		if err := w.value(below); err != nil {
			return err
		}
	}
	if _, err := w.dec.Token(); err != nil {
		return w.broken(err, false)
	}
	w.above = w.above[:len(w.above)-1]
	if lists {
		return nil
	}
	w.in.line = line
	return w.in.kind.item(w.in, node{beside})
}

func (w *walker) key() (string, error) {
	w.in.source.mark(w.dec.InputOffset())
	token, err := w.dec.Token()
	if err != nil {
		return "", w.broken(err, false)
	}
	key, _ := token.(string)
	return key, nil
}

// entry reads one entry; what is no object is none.
func (w *walker) entry(path string) error {
	var v any
	if err := w.dec.Decode(&v); err != nil {
		return w.broken(err, false)
	}
	switch v := v.(type) {
	case nil:
		return nil // a list that is empty
	case map[string]any:
		w.inherit(v)
		return w.in.kind.item(w.in, node{v})
	default:
		return w.in.failf(w.in.line, 0, "export it again, or name its kind with --from", "an entry of %s is an object, and here is %s",
			w.in.kind.Title, node{v}.sort())
	}
}

// inherit hands what stands above an entry down to it, under "^".
func (w *walker) inherit(v map[string]any) {
	if len(w.above) > 0 {
		v["^"] = w.above[0]
	}
}

// wrongAt is the offset at which the JSON is wrong. The decoder counts the bytes of
// values alone; what it holds begins with the value that is wrong.
func (w *walker) wrongAt() int64 {
	at := w.dec.InputOffset()
	held, err := io.ReadAll(w.dec.Buffered())
	if err != nil {
		return at
	}
	value := bytes.TrimLeft(held, " \t\r\n,:")
	at += int64(len(held) - len(value))
	var v any
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(value, &v), &syntax) {
		at += max(syntax.Offset-1, 0)
	}
	return at
}

// broken says where JSON is broken; nil for no error.
func (w *walker) broken(err error, empty bool) error {
	const again = "export it again"
	in := w.in
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errLong):
		return err
	case errors.Is(err, io.EOF) && empty:
		return in.failf(0, 0, again, "is empty")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		line, column := in.source.position(in.source.at)
		return in.failf(line, column, again+", it was cut off", "ends in the middle of its JSON")
	case errors.As(err, &syntax):
		line, column := in.source.position(w.wrongAt())
		return in.failf(line, column, again+", or name its kind with --from", "is no JSON from here on: %s", syntax.Error())
	case errors.Is(err, errBracket):
		line, column := in.source.position(w.dec.InputOffset())
		return in.failf(line, column, again, "is no JSON from here on: there is a bracket too many")
	}
	var number *json.UnmarshalTypeError
	if errors.As(err, &number) {
		line, column := in.source.position(number.Offset)
		return in.failf(line, column, again, "is no JSON from here on: %v", err)
	}
	return err
}
