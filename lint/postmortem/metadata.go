package postmortem

func (r *reader) readMetadata() {}
