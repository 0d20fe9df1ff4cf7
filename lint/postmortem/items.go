package postmortem

func (r *reader) readActions() {}
