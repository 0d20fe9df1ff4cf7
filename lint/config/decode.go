package config

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// decoder reads nodes into Go values and notes every mistake with its place.
type decoder struct {
	file *text.File
	errs Errors
	// rules are by name; packs hold no options.
	rules map[string]*lint.Rule
	packs []string
	names []string // of all rules and packs
}

// constraint is what the tags of a field ask of its value, or of the values in
// it.
type constraint struct {
	enum     []string
	min, max *int
	format   string // glob, path, regexp, zone
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	d.failAt(n.Line, n.Column, fmt.Sprintf(format, args...))
}

func (d *decoder) failAt(line, column int, message string) {
	d.errs = append(d.errs, &Error{
		Path: d.file.Path(), Line: line, Column: column, Message: message,
		Source: strings.TrimPrefix(d.file.Text(d.file.LineSpan(line)), "\ufeff"),
	})
}

// value decodes n into v, which can be set. name is what messages call it.
func (d *decoder) value(n *yaml.Node, v reflect.Value, name string, c constraint) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.fail(n, "anchors and aliases are not read here: write the value out")
		return
	}
	switch {
	case v.Type() == reflect.TypeFor[lint.Setting]():
		d.setting(n, v.Addr().Interface().(*lint.Setting), name)
	case v.CanInterface() && v.Addr().Type().Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		d.word(n, v, name, c)
	case v.Kind() == reflect.Struct:
		d.structure(n, v, name)
	case v.Kind() == reflect.Map:
		d.mapping(n, v, name, c)
	case v.Kind() == reflect.Slice:
		d.list(n, v, name, c)
	default:
		d.scalar(n, v, name, c)
	}
}

// noConfig reports a file that is no mapping. Whatever it is, it is no
// configuration, and nothing of it is quoted.
func (d *decoder) noConfig(n *yaml.Node) {
	is := "a text"
	if n.Kind == yaml.SequenceNode {
		is = "a list"
	}
	d.errs = append(d.errs, &Error{Path: d.file.Path(), Line: n.Line, Column: n.Column,
		Message: "the configuration must be a mapping of keys to values, but is " + is})
}

// word decodes a value of a closed list that knows its own names.
func (d *decoder) word(n *yaml.Node, v reflect.Value, name string, c constraint) {
	s, ok := d.text(n, name)
	if !ok || !d.allowed(n, s, name, c) {
		return
	}
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(s)); err != nil {
		d.fail(n, "%s: %v", name, err)
	}
}

func (d *decoder) text(n *yaml.Node, name string) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		d.wrong(n, name, "a text")
		return "", false
	}
	return n.Value, true
}

func (d *decoder) wrong(n *yaml.Node, name, want string) {
	got := map[yaml.Kind]string{yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list"}[n.Kind]
	if got == "" {
		got = map[string]string{
			"!!bool": "a truth value", "!!int": "a number", "!!float": "a number", "!!null": "empty", "!!str": "a text",
		}[n.ShortTag()]
		if got == "" {
			got = "a " + strings.TrimPrefix(n.ShortTag(), "!!")
		}
		if n.Value != "" {
			got = fmt.Sprintf("%q, %s", text.Brief(n.Value), got)
		}
	}
	hint := ""
	switch {
	case n.ShortTag() == "!!bool" && strings.HasPrefix(name, "the severity of"):
		hint = "; write off to silence it, or one of error, warning, notice"
	case want == "a text" && n.Kind == yaml.ScalarNode && n.Value != "":
		hint = fmt.Sprintf("; write %q in quotes", text.Brief(n.Value))
	case want == "a list" && n.Kind == yaml.ScalarNode && n.Value != "":
		hint = fmt.Sprintf("; write [%s]", text.Brief(n.Value))
	case want == truth && (strings.EqualFold(n.Value, "yes") || strings.EqualFold(n.Value, "on")):
		hint = "; write true"
	case want == truth && (strings.EqualFold(n.Value, "no") || strings.EqualFold(n.Value, "off")):
		hint = "; write false"
	}
	d.fail(n, "%s must be %s, but is %s%s", name, want, got, hint)
}

const truth = "true or false"

func (d *decoder) allowed(n *yaml.Node, s, name string, c constraint) bool {
	if c.enum == nil || slices.Contains(c.enum, s) {
		return true
	}
	d.fail(n, "%s cannot be %q: use one of %s%s", name, text.Brief(s), strings.Join(c.enum, ", "), didYouMean(s, c.enum))
	return false
}

func didYouMean(s string, known []string) string {
	if best := lint.Suggest(s, known); best != "" {
		return fmt.Sprintf("; did you mean %s?", best)
	}
	return ""
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, name string) {
	if n.Kind != yaml.MappingNode && name == "" {
		d.noConfig(n)
		return
	}
	if n.Kind != yaml.MappingNode {
		d.wrong(n, name, "a mapping of keys to values")
		return
	}
	fields := fieldsOf(v.Type())
	given := map[string]bool{}
	d.each(n, name, func(key, value *yaml.Node) {
		given[key.Value] = true
		f := findField(fields, key.Value)
		if f == nil {
			d.unknown(key, "key", in(name), keysOf(fields))
			return
		}
		d.value(value, v.Field(f.index), key.Value, f.constraint)
	})
	for _, f := range fields {
		if f.required && !given[f.name] {
			d.fail(n, "the key %q is missing%s", f.name, in(name))
		}
	}
}

func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.name
	}
	return keys
}

func in(name string) string {
	if name == "" {
		return ""
	}
	return " in " + name
}

func (d *decoder) unknown(n *yaml.Node, what, where string, known []string) {
	tail := ""
	if len(d.errs) < maxErrors {
		tail = didYouMean(n.Value, known)
	}
	if tail == "" && len(known) <= 12 {
		tail = "; known are " + strings.Join(known, ", ")
	}
	d.fail(n, "unknown %s %q%s%s", what, text.Brief(n.Value), where, tail)
}

// each calls f for every pair of a mapping; keys must be texts and differ.
func (d *decoder) each(n *yaml.Node, name string, f func(key, value *yaml.Node)) {
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Anchor != "" {
			d.fail(key, "a key%s must be a plain text", in(name))
			continue
		}
		if key.Value == "<<" && key.ShortTag() == "!!merge" {
			d.fail(key, "merge keys are not read here: write the values out")
			continue
		}
		if first, ok := seen[key.Value]; ok {
			d.fail(key, "%q is given twice; first in line %d", text.Brief(key.Value), first)
			continue
		}
		seen[key.Value] = key.Line
		f(key, value)
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, name string, c constraint) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, name, "a mapping of keys to values")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	settings := v.Type().Elem() == reflect.TypeFor[lint.Setting]()
	d.each(n, name, func(key, value *yaml.Node) {
		if settings && !slices.Contains(d.names, key.Value) {
			d.unknown(key, "rule or pack", "", d.names)
			return
		}
		x := reflect.New(v.Type().Elem()).Elem()
		before := len(d.errs)
		d.value(value, x, key.Value, c)
		if len(d.errs) == before {
			v.SetMapIndex(reflect.ValueOf(key.Value).Convert(v.Type().Key()), x)
		}
	})
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, name string, c constraint) {
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, name, "a list")
		return
	}
	if c.min != nil && len(n.Content) < *c.min || c.max != nil && len(n.Content) > *c.max {
		d.fail(n, "%s has %d entries: %s", name, len(n.Content), c.bounds("entries"))
	}
	if c.format == "glob" && len(n.Content) > maxGlobs {
		d.fail(n, "%s has %d entries, of which %d are read: use * and ** for many files", name, len(n.Content), maxGlobs)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, e := range n.Content {
		d.value(e, v.Index(i), "an entry of "+name, constraint{enum: c.enum, format: c.format})
	}
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, name string, c constraint) {
	switch v.Kind() {
	case reflect.String:
		if s, ok := d.text(n, name); ok && d.allowed(n, s, name, c) && d.wellFormed(n, s, name, c.format) {
			v.SetString(s)
		}
	case reflect.Bool:
		if n.ShortTag() != "!!bool" {
			d.wrong(n, name, truth)
			return
		}
		v.SetBool(strings.EqualFold(n.Value, "true"))
	case reflect.Int, reflect.Int64:
		i, err := strconv.Atoi(n.Value)
		if n.ShortTag() != "!!int" || err != nil {
			d.wrong(n, name, "a whole number")
			return
		}
		if d.inRange(n, float64(i), name, c) {
			v.SetInt(int64(i))
		}
	case reflect.Float64:
		f, err := strconv.ParseFloat(n.Value, 64)
		if tag := n.ShortTag(); err != nil || tag != "!!int" && tag != "!!float" {
			d.wrong(n, name, "a number")
			return
		}
		if d.inRange(n, f, name, c) {
			v.SetFloat(f)
		}
	case reflect.Pointer: // of a truth value that may be unstated
		x := reflect.New(v.Type().Elem())
		d.value(n, x.Elem(), name, c)
		v.Set(x)
	default:
		panic("config: no way to read a " + v.Type().String())
	}
}

func (d *decoder) inRange(n *yaml.Node, x float64, name string, c constraint) bool {
	if c.min != nil && x < float64(*c.min) || c.max != nil && x > float64(*c.max) {
		d.fail(n, "%s cannot be %s: %s", name, text.Brief(n.Value), c.bounds(""))
		return false
	}
	return true
}

func (c constraint) bounds(unit string) string {
	if unit != "" {
		unit = " " + unit
	}
	switch {
	case c.min != nil && c.max != nil:
		return fmt.Sprintf("use %d to %d%s", *c.min, *c.max, unit)
	case c.min != nil:
		return fmt.Sprintf("use %d%s or more", *c.min, unit)
	default:
		return fmt.Sprintf("use %d%s or less", *c.max, unit)
	}
}

// wellFormed checks texts that mean more than themselves.
func (d *decoder) wellFormed(n *yaml.Node, s, name, format string) bool {
	switch format {
	case "glob":
		if mistake := GlobMistake(s); mistake != "" {
			d.fail(n, "%s: %s", name, mistake)
			return false
		}
		return d.inside(n, s, name)
	case "path":
		return d.inside(n, s, name)
	case "template":
		if strings.ContainsAny(s, `/\.`) {
			return d.inside(n, s, name)
		}
		if names := append(template.Names(), template.None); !slices.Contains(names, s) {
			d.fail(n, "%s: no template is called %q: use one of %s, or a path in the repository%s", name, text.Brief(s),
				strings.Join(names, ", "), didYouMean(s, names))
			return false
		}
	case "zone":
		if !zone.Known(s) {
			d.fail(n, "%s: %q is no zone: write an IANA name (Europe/Berlin), an abbreviation (UTC) or an offset (+02:00)", name, text.Brief(s))
			return false
		}
	case "regexp":
		if _, err := regexp.Compile(s); err != nil {
			d.fail(n, "%s: %q is not a regular expression: %v", name, text.Brief(s), text.Brief(err.Error()))
			return false
		}
	}
	return true
}

// inside holds paths within the repository.
func (d *decoder) inside(n *yaml.Node, s, name string) bool {
	if strings.HasPrefix(s, "/") || strings.Contains(s, `\`) || len(s) > 1 && s[1] == ':' ||
		slices.Contains(strings.Split(s, "/"), "..") {
		d.fail(n, "%s: %q leaves the repository: write a path from its root, with slashes", name, text.Brief(s))
		return false
	}
	return true
}

// setting decodes what config says of a rule or a pack: a severity, or a
// mapping of severity, enforce and the rule's options.
func (d *decoder) setting(n *yaml.Node, s *lint.Setting, name string) {
	if n.Kind != yaml.MappingNode {
		d.value(n, reflect.ValueOf(&s.Level).Elem(), "the severity of "+name, constraint{enum: levels})
		return
	}
	rule := d.rules[name]
	var options []lint.Option
	if rule != nil {
		options = lint.OptionsOf(rule)
	}
	d.each(n, name, func(key, value *yaml.Node) {
		switch key.Value {
		case "severity":
			d.value(value, reflect.ValueOf(&s.Level).Elem(), "severity", constraint{enum: levels})
		case "enforce":
			d.value(value, reflect.ValueOf(&s.Enforce).Elem(), "enforce", constraint{})
		default:
			d.option(key, value, s, name, options)
		}
	})
}

// levels are the severities that config may state.
var levels = []string{"error", "warning", "notice", "off", "by-status"}

func (d *decoder) option(key, value *yaml.Node, s *lint.Setting, name string, options []lint.Option) {
	known := []string{"severity", "enforce"}
	for _, o := range options {
		known = append(known, o.Name)
		if o.Name != key.Value {
			continue
		}
		x := reflect.New(o.Type).Elem()
		before := len(d.errs)
		d.value(value, x, o.Name, constraint{enum: o.Enum, min: o.Min, max: o.Max, format: o.Format})
		if len(d.errs) == before {
			if s.Options == nil {
				s.Options = map[string]any{}
			}
			s.Options[o.Name] = x.Interface()
		}
		return
	}
	d.unknown(key, "option", " of "+name, known)
}
