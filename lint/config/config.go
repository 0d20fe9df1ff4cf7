// Package config reads .pmlint.yaml: strictly, with the place of every mistake.
package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Name is the name of the configuration file, which stands at the repository's
// root.
const Name = ".pmlint.yaml"

// MaxSize is the size in bytes above which no configuration is read.
const MaxSize = 1 << 20

// Decode reads a configuration. The error is Errors with every mistake of the
// file, or says that the file is too large. An empty file is the default
// configuration.
func Decode(file string, src []byte, packs []*lint.Pack) (lint.Config, error) {
	var cfg lint.Config
	d, root, err := open(file, src, packs)
	if err != nil || root == nil {
		return cfg, err
	}
	d.structure(root, reflect.ValueOf(&cfg).Elem(), "")
	return cfg, d.result()
}

// Options reads the options of one rule as the configuration would, without
// severity and enforce.
func Options(rule *lint.Rule, src []byte) (map[string]any, error) {
	d, root, err := open("options of "+rule.Name, src, []*lint.Pack{{Name: rule.Pack(), Rules: []*lint.Rule{rule}}})
	if err != nil || root == nil {
		return nil, err
	}
	var s lint.Setting
	d.setting(root, &s, rule.Name)
	return s.Options, d.result()
}

func (d *decoder) result() error {
	if len(d.errs) == 0 {
		return nil
	}
	slices.SortStableFunc(d.errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return d.errs
}

// open parses src and returns its one document's root; nil for an empty file.
func open(file string, src []byte, packs []*lint.Pack) (*decoder, *yaml.Node, error) {
	if len(src) > MaxSize {
		return nil, nil, fmt.Errorf("%s: %w", file, ErrTooLarge)
	}
	d := &decoder{file: text.NewFile(file, src), rules: map[string]*lint.Rule{}}
	for _, p := range packs {
		d.packs = append(d.packs, p.Name)
		d.names = append(d.names, p.Name)
		for _, r := range p.Rules {
			d.rules[r.Name] = r
			d.names = append(d.names, r.Name)
		}
	}
	root, err := d.parse(src)
	return d, root, err
}

func (d *decoder) parse(src []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, err
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, d.syntax(err)
	}
	if err := loader.Load(&second); err == nil {
		d.fail(&second, "a second document begins here: the configuration is one")
	} else if !errors.Is(err, io.EOF) {
		return nil, d.syntax(err)
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" {
		return nil, d.result()
	}
	return doc.Content[0], nil
}

// syntax turns an error of the YAML reader into one with a place.
func (d *decoder) syntax(err error) error {
	var at *yaml.LoadError
	line, column, message := 1, 1, err.Error()
	if errors.As(err, &at) {
		line, column, message = at.Mark.Line, max(at.Mark.Column, 1), at.Message
	}
	d.failAt(min(max(line, 1), d.file.Lines()), column, "not valid YAML: "+text.Brief(message))
	if !hasKey(d.file.Bytes()) {
		d.errs[len(d.errs)-1].Source = "" // it may be anything, a key for instance
	}
	return d.result()
}

// hasKey reports whether a line begins with a key of the configuration, so that
// the file was meant to be one.
func hasKey(src []byte) bool {
	fields := fieldsOf(reflect.TypeFor[lint.Config]())
	for line := range bytes.Lines(src) {
		key, _, ok := bytes.Cut(line, []byte(":"))
		if ok && findField(fields, string(bytes.TrimPrefix(key, []byte("\ufeff")))) != nil {
			return true
		}
	}
	return false
}
