package markdown

import (
	"path"
	"strings"
)

// IsFile reports whether a file is Markdown by its name. A site generator's ending
// may stand behind Markdown's own ("x.html.md.erb").
func IsFile(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".erb")
	switch path.Ext(name) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd":
		return true
	}
	return false
}
