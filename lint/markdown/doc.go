// Package markdown reads a Markdown file with a map to its source: everything
// that it hands out knows the bytes of the file that it comes from.
package markdown
