package postmortem

func (r *reader) readLessons() {}
