package postmortem

func (r *reader) readDurations() {}
