package postmortem

// parseString parses a document of the test's own.
func parseString(src string) *Document {
	return Parse("test.md", []byte(src), Options{})
}
