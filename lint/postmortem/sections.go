package postmortem

func (r *reader) readSections() {}
