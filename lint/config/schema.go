package config

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/pmlint/pmlint/lint"
)

// SchemaID is the identifier of the configuration's JSON Schema.
const SchemaID = "https://github.com/pmlint/pmlint/config/v1"

// Schema returns the JSON Schema of the configuration, made from the structs
// that Decode fills and the rules' options. It accepts what Decode accepts, but
// for what a schema cannot say: that a glob, a regular expression, a zone or a
// path in the repository is sound.
func Schema(packs []*lint.Pack) ([]byte, error) {
	b := &schemaBuilder{packs: packs}
	root := b.structure(reflect.TypeFor[lint.Config]())
	root.Version = jsonschema.Version
	root.ID = SchemaID
	root.Title = "Configuration of pmlint (" + Name + ")"
	root.Definitions = jsonschema.Definitions{"rules": b.rules(), "severity": enum(levels)}
	out, err := json.MarshalIndent(root, "", "  ")
	return append(out, '\n'), err
}

type schemaBuilder struct{ packs []*lint.Pack }

// structure describes a mapping with fixed keys.
func (b *schemaBuilder) structure(t reflect.Type) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, f := range fieldsOf(t) {
		p := b.value(t.Field(f.index).Type, f.constraint)
		p.Description = t.Field(f.index).Tag.Get("doc")
		s.Properties.Set(f.name, p)
		if f.required {
			s.Required = append(s.Required, f.name)
		}
	}
	return s
}

var (
	settingType = reflect.TypeFor[lint.Setting]()
	wordType    = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// value describes what decoder.value accepts.
func (b *schemaBuilder) value(t reflect.Type, c constraint) *jsonschema.Schema {
	switch {
	case t.Kind() == reflect.Map && t.Elem() == settingType:
		return &jsonschema.Schema{Ref: "#/$defs/rules"}
	case reflect.PointerTo(t).Implements(wordType):
		return b.text(c)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return b.value(t.Elem(), c)
	case reflect.Struct:
		return b.structure(t)
	case reflect.Map:
		return &jsonschema.Schema{Type: "object", AdditionalProperties: b.value(t.Elem(), c)}
	case reflect.Slice:
		return &jsonschema.Schema{
			Type: "array", Items: b.value(t.Elem(), constraint{enum: c.enum}), MinItems: count(c.min), MaxItems: count(c.max),
		}
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Int, reflect.Int64:
		return &jsonschema.Schema{Type: "integer", Minimum: number(c.min), Maximum: number(c.max)}
	case reflect.Float64:
		return &jsonschema.Schema{Type: "number", Minimum: number(c.min), Maximum: number(c.max)}
	case reflect.String:
		return b.text(c)
	}
	panic("config: no schema for " + t.String())
}

func (b *schemaBuilder) text(c constraint) *jsonschema.Schema {
	if c.enum != nil {
		return enum(c.enum)
	}
	return &jsonschema.Schema{Type: "string"}
}

func enum(values []string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, v)
	}
	return s
}

func count(n *int) *uint64 {
	if n == nil {
		return nil
	}
	u := uint64(*n)
	return &u
}

func number(n *int) json.Number {
	if n == nil {
		return ""
	}
	return json.Number(strconv.Itoa(*n))
}

// rules describes the settings of every pack and rule by name.
func (b *schemaBuilder) rules() *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, p := range b.packs {
		s.Properties.Set(p.Name, b.setting("all rules of the pack: "+p.Summary, nil))
	}
	for _, p := range b.packs {
		for _, r := range p.Rules {
			s.Properties.Set(r.Name, b.setting(r.Summary, lint.OptionsOf(r)))
		}
	}
	return s
}

func (b *schemaBuilder) setting(summary string, options []lint.Option) *jsonschema.Schema {
	long := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	long.Properties.Set("severity", &jsonschema.Schema{Ref: "#/$defs/severity"})
	long.Properties.Set("enforce", &jsonschema.Schema{Type: "boolean", Description: "comments in documents cannot suppress it"})
	for _, o := range options {
		p := b.value(o.Type, constraint{enum: o.Enum, min: o.Min, max: o.Max})
		p.Description = fmt.Sprintf("%s (default %v)", o.Doc, o.Default)
		long.Properties.Set(o.Name, p)
	}
	return &jsonschema.Schema{Description: summary, AnyOf: []*jsonschema.Schema{{Ref: "#/$defs/severity"}, long}}
}

// field is a key of a configuration struct.
type field struct {
	name     string
	index    int
	required bool
	constraint
}

// fieldsOf lists the keys of a configuration struct in its order.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		c := constraint{format: f.Tag.Get("format"), min: bound(f.Tag.Get("min")), max: bound(f.Tag.Get("max"))}
		if e := f.Tag.Get("enum"); e != "" {
			c.enum = strings.Split(e, ",")
		}
		out = append(out, field{name, i, f.Tag.Get("required") == "true", c})
	}
	return out
}

func findField(fields []field, name string) *field {
	if i := slices.IndexFunc(fields, func(f field) bool { return f.name == name }); i >= 0 {
		return &fields[i]
	}
	return nil
}

func bound(tag string) *int {
	if n, err := strconv.Atoi(tag); err == nil {
		return &n
	}
	return nil
}
