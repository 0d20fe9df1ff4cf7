package postmortem

func (r *reader) readFactors() {}
