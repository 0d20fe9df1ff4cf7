package postmortem

func (r *reader) readTimelines() {}
