// Package template reads a Markdown template as a schema, and binds documents
// to it.
package template

// Schema is what a template asks of a document.
type Schema struct {
	Name string // "default", or the path of the team's own
}

// Binding is a document held against a schema.
type Binding struct {
	Schema *Schema
}
