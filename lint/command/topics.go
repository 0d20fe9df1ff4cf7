package command

import (
	"embed"
	"path"
	"strings"
)

// topics are pages about writing postmortems that are no rule's: what to ask,
// where to look, how to meet.
//
//go:embed topics/*.md
var topics embed.FS

// topicNames are the names of all topics.
func topicNames() []string {
	entries, err := topics.ReadDir("topics")
	if err != nil {
		return nil // the binary holds the folder
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return names
}

// topic is the page of a topic; ok is false where there is none.
func topic(name string) (page string, ok bool) {
	b, err := topics.ReadFile("topics/" + name + ".md")
	return string(b), err == nil
}
