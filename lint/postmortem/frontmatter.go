package postmortem

// readFrontMatter splits off the front matter and returns the offset at which
// the body starts, after a byte order mark.
func (r *reader) readFrontMatter() int { return r.doc.File.BOM() }
