package postmortem

func (r *reader) readPlaceholders() {}
