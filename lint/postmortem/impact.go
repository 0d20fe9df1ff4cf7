package postmortem

func (r *reader) readImpact() {}
